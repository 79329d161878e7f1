import { describe, expect, it } from '@jest/globals';
import { railNewsVerifiers } from '../../../adapters/rails/rail-news-verifiers.ts';
import { isRailSignature, signRailCallback } from '../../../adapters/rails/rail-signature.ts';
import { readRailNews } from '../../../adapters/rails/read-rail-news.ts';
import { makeEndpoint } from '../../../functions/receive-rail-callback/endpoint.ts';
import { makeReceiveRailCallback } from '../../../functions/receive-rail-callback/receive-rail-callback.ts';
import { makeReceiveRailNews } from '../../../functions/receive-rail-callback/receive-rail-news.ts';
import { aPayoutWorld } from '../../support/a-payout-world.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { checkedEndpoint } from '../../support/contract/checked-endpoint.ts';
import {
  aConnection,
  aPayoutConnection,
  aRailConnection,
} from '../../support/factories/a-program.ts';

const confirmed = { payoutId: 'mia-eur-2', outcome: 'confirmed', evidence: 'booking 77' };

/** One released payout of `mia`, and the door that its rail knocks at. */
async function startRail() {
  const world = aPayoutWorld();
  await world.directory.saveConnection(aRailConnection());
  await world.directory.saveConnection(
    aRailConnection({ connectionId: 'acme.agent', provider: 'csv' }),
  );
  await world.directory.saveConnection(aConnection({ connectionId: 'acme.shop' }));
  await world.directory.saveConnection(aPayoutConnection());
  await world.earn('mia', 'EUR', 4_000n);
  await world.planPayouts({ merchantId: 'acme', runId: 'march', dryRun: false });
  for (const batch of world.queued) await world.runPayoutBatch(batch);
  const odd: unknown[] = [];
  const receiveRailCallback = makeReceiveRailCallback({
    connections: world.directory,
    readSecrets: async () => ['current', 'older'],
    isSigned: isRailSignature,
    findPayout: world.ledger.findPayout,
    resolvePayout: world.resolvePayout,
  });
  const receiveRailNews = makeReceiveRailNews({
    connections: world.directory,
    readSecrets: async () => ['current', 'older'],
    verifiers: railNewsVerifiers(() => Promise.reject(new Error('None is asked for.')), Date.now),
    readNews: readRailNews,
    payouts: world.ledger,
    recordReport: world.recordRailReport,
    receivers: world.receivers,
  });
  const endpoint = makeEndpoint(
    { receiveRailCallback, receiveRailNews },
    (reason, { payoutId }) => odd.push([reason, payoutId]),
    () => {},
    () => {},
  );
  async function call(
    body: unknown,
    {
      secret = 'current',
      signature,
      rail = 'sepa',
      connectionId = 'acme.bank',
    }: Partial<Record<'secret' | 'signature' | 'rail' | 'connectionId', string>> = {},
  ) {
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const event = anHttpEvent({
      method: 'POST',
      path: `/webhooks/rails/${rail}/${connectionId}`,
      parameters: { rail, connectionId },
      headers: {
        'content-type': 'application/json',
        'x-tributary-signature': signature ?? signRailCallback(secret, bytes),
      },
      body: bytes,
    });
    return (await checkedEndpoint(endpoint)(event)).statusCode;
  }
  return { world, call, odd };
}

describe('POST /webhooks/rails/{rail}/{connectionId}', () => {
  it('confirms the payout, and hears the same again without effect', async () => {
    const { world, call } = await startRail();

    expect([await call(confirmed), await call(confirmed)]).toEqual([200, 200]);

    expect(await world.balances('mia', 'EUR')).toMatchObject({ paid: 4_000n });
    expect(world.violations()).toEqual([]);
  });

  it('makes a failed payout payable again', async () => {
    const { world, call } = await startRail();

    expect(await call({ ...confirmed, outcome: 'failed' }, { secret: 'older' })).toBe(200);

    expect(await world.balances('mia', 'EUR')).toMatchObject({ payable: 4_000n, paid: 0n });
  });

  it('keeps the state against a contradiction, and reports it', async () => {
    const { world, call, odd } = await startRail();
    await call(confirmed);

    expect(await call({ ...confirmed, outcome: 'failed' })).toBe(409);

    expect(odd).toEqual([['contradicted', 'mia-eur-2']]);
    expect(await world.balances('mia', 'EUR')).toMatchObject({ paid: 4_000n });
  });

  it.each([
    { what: 'an unknown payout', body: { ...confirmed, payoutId: 'mia-eur-9' }, options: {} },
    {
      what: "another rail's payout",
      body: confirmed,
      options: { rail: 'csv', connectionId: 'acme.agent' },
    },
  ])('answers 202 for $what, and reports it', async ({ body, options }) => {
    const { world, call, odd } = await startRail();

    expect(await call(body, options)).toBe(202);

    expect(odd).toEqual([['unknown', body.payoutId]]);
    expect(await world.balances('mia', 'EUR')).toMatchObject({ inPayout: 4_000n });
  });

  it.each([
    { what: 'a wrong secret', options: { secret: 'wrong' } },
    { what: 'no signature', options: { signature: '' } },
    { what: 'an empty secret', options: { secret: '' } },
    { what: 'a signature that is no hex', options: { signature: 'x'.repeat(64) } },
    { what: 'an unknown connection', options: { connectionId: 'acme.other' } },
    { what: "another merchant's connection", options: { connectionId: 'other.bank' } },
    { what: 'a shop, whatever it signs,', options: { connectionId: 'acme.shop' } },
    {
      what: 'a shop that is called a rail',
      options: { rail: 'shopify', connectionId: 'acme.shop' },
    },
    { what: 'the connection of another rail', options: { connectionId: 'acme.agent' } },
    {
      what: 'a rail that is called, which signs in its own way',
      options: { rail: 'stripe', connectionId: 'acme.stripe-payouts' },
    },
    { what: 'what is no connection', options: { connectionId: '../acme' } },
  ])('refuses $what with 401 and changes nothing', async ({ options }) => {
    const { world, call } = await startRail();

    expect(await call(confirmed, options)).toBe(401);

    expect(world.payouts()).toMatchObject([{ state: 'submitted' }]);
  });

  it.each([
    { what: 'what is no JSON', body: '{', status: 400 },
    { what: 'another outcome', body: { ...confirmed, outcome: 'lost' }, status: 422 },
    { what: 'unknown fields', body: { ...confirmed, amount: '1' }, status: 422 },
    { what: 'too much', body: { ...confirmed, evidence: 'x'.repeat(20_000) }, status: 413 },
  ])('refuses $what with $status', async ({ body, status }) => {
    expect(await (await startRail()).call(body)).toBe(status);
  });
});
