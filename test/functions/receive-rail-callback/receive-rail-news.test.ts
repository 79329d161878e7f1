import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { railNewsVerifiers } from '../../../adapters/rails/rail-news-verifiers.ts';
import { readRailNews } from '../../../adapters/rails/read-rail-news.ts';
import type { RailNews } from '../../../core/payouts/rail-news.ts';
import { makeEndpoint } from '../../../functions/receive-rail-callback/endpoint.ts';
import { makeReceiveRailNews } from '../../../functions/receive-rail-callback/receive-rail-news.ts';
import { aCalledRail } from '../../support/a-called-rail.ts';
import { aPayoutWorld } from '../../support/a-payout-world.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { checkedEndpoint } from '../../support/contract/checked-endpoint.ts';
import { aConnection, aPayoutConnection } from '../../support/factories/a-program.ts';

const secret = 'whsec_payouts';
const webhookId = '8PT597110X687430LKGECATA';
const certificateUrl = 'https://api.paypal.com/v1/notifications/certs/CERT-1';
const paypal = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = paypal.publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** 40.00 EUR on their way to `mia` over Stripe, which goes on with it. */
async function startRails() {
  const rail = aCalledRail();
  rail.say.onSubmit = () => ({ finding: 'in-progress' });
  const method = { rail: 'stripe', accountId: 'acct_mia' } as const;
  const world = aPayoutWorld([{ creatorId: 'mia', method }], rail.rails);
  const paypalAccount = { connectionId: 'acme.paypal', provider: 'paypal' } as const;
  await world.directory.saveConnection(aPayoutConnection(paypalAccount));
  await world.directory.saveConnection(aConnection({ connectionId: 'acme.shop' }));
  await world.earn('mia', 'EUR', 4_000n);
  await world.planPayouts({ merchantId: 'acme', runId: 'march', dryRun: false });
  for (const batch of world.queued) await world.runPayoutBatch(batch);
  const odd: unknown[] = [];
  const noted: RailNews[] = [];
  const receiveRailNews = makeReceiveRailNews({
    connections: world.directory,
    readSecrets: async (id) => (id === 'acme.paypal' ? [webhookId] : [secret]),
    verifiers: railNewsVerifiers(async () => publicKey, world.ports.now),
    readNews: readRailNews,
    payouts: world.ledger,
    recordReport: world.recordRailReport,
    receivers: world.receivers,
  });
  const endpoint = makeEndpoint(
    { receiveRailNews, receiveRailCallback: () => Promise.reject(new Error('None comes.')) },
    (reason, details) => odd.push([reason, details.payoutId ?? details.topic]),
    (news) => noted.push(news),
    () => {},
  );
  async function deliver(
    rail: string,
    connectionId: string,
    body: Buffer,
    headers: Record<string, string>,
  ) {
    const event = anHttpEvent({
      ...{ method: 'POST', path: `/webhooks/rails/${rail}/${connectionId}` },
      parameters: { rail, connectionId },
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return (await checkedEndpoint(endpoint)(event)).statusCode;
  }
  const state = () => world.payouts().map((payout) => payout.state);
  return { world, odd, noted, deliver, state, now: world.ports.now };
}

type Rails = Awaited<ReturnType<typeof startRails>>;

/** What Stripe says of a transfer, signed as Stripe signs. */
function tell(
  { deliver, now }: Rails,
  type: string,
  changes: object = {},
  { key = secret, rail = 'stripe', connectionId = 'acme.stripe-payouts' } = {},
) {
  const seconds = Math.floor(now() / 1_000);
  const object = {
    ...{ id: 'tr_1', object: 'transfer', amount: 4_000, amount_reversed: 0, reversed: false },
    ...{ currency: 'eur', destination: 'acct_mia', transfer_group: 'mia-eur-2' },
    metadata: { tributary_merchant: 'acme', tributary_payout: 'mia-eur-2' },
    ...changes,
  };
  const event = { id: 'evt_1', object: 'event', type, created: seconds, data: { object } };
  const body = Buffer.from(JSON.stringify(event));
  const signature = createHmac('sha256', key).update(`${seconds}.`).update(body).digest('hex');
  return deliver(rail, connectionId, body, { 'stripe-signature': `t=${seconds},v1=${signature}` });
}

describe('what a rail tells by itself', () => {
  it('confirms a payout that its rail was going on with, once', async () => {
    const rails = await startRails();

    expect(rails.state()).toEqual(['submitted']);
    const answers = [await tell(rails, 'transfer.created'), await tell(rails, 'transfer.updated')];

    expect(answers).toEqual([200, 200]);
    expect(rails.state()).toEqual(['confirmed']);
    expect(rails.odd).toEqual([]);
    expect(await rails.world.balances('mia', 'EUR')).toMatchObject({ paid: 4_000n, inPayout: 0n });
  });

  it('takes back what it had paid, days later', async () => {
    const rails = await startRails();
    await tell(rails, 'transfer.created');

    expect(await tell(rails, 'transfer.reversed', { amount_reversed: 4_000, reversed: true })).toBe(
      200,
    );

    expect(rails.state()).toEqual(['returned']);
    expect(await rails.world.balances('mia', 'EUR')).toMatchObject({ payable: 4_000n, paid: 0n });
    expect(rails.world.violations()).toEqual([]);
  });

  it('is kept in the history and reported where it speaks of another amount or receiver', async () => {
    const rails = await startRails();

    expect(await tell(rails, 'transfer.created', { amount: 4_001 })).toBe(200);

    expect(rails.state()).toEqual(['review']);
    expect(rails.odd).toEqual([['contradicted', 'mia-eur-2']]);
    expect(await rails.world.balances('mia', 'EUR')).toMatchObject({ inPayout: 4_000n });
    expect(rails.world.payouts()[0]?.history.at(-1)?.evidence).toContain('of another amount');
  });

  it('of a payout that nobody knows is answered 202 and reported', async () => {
    const rails = await startRails();
    const metadata = { tributary_merchant: 'acme', tributary_payout: 'mia-eur-9' };

    expect(await tell(rails, 'transfer.created', { metadata })).toBe(202);

    expect(rails.odd).toEqual([['unknown', 'mia-eur-9']]);
    expect(rails.state()).toEqual(['submitted']);
  });

  it('of another merchant on the same account changes nothing', async () => {
    const rails = await startRails();
    const metadata = { tributary_merchant: 'globex', tributary_payout: 'mia-eur-2' };

    expect(await tell(rails, 'transfer.created', { metadata })).toBe(200);

    expect(rails.state()).toEqual(['submitted']);
    expect(rails.noted).toMatchObject([{ kind: 'report', merchantId: 'globex' }]);
  });

  it('about payouts, and not as documented, is answered 202 and reported', async () => {
    const rails = await startRails();

    expect(await tell(rails, 'transfer.created', { destination: undefined })).toBe(202);

    expect(rails.odd).toEqual([['unusable', 'transfer.created']]);
  });

  it.each([
    { what: 'a wrong secret', from: { key: 'whsec_other' } },
    { what: 'an unknown connection', from: { connectionId: 'acme.other' } },
    { what: 'a connection of orders', from: { connectionId: 'acme.shop' } },
    { what: 'the connection of another rail', from: { connectionId: 'acme.paypal' } },
    { what: 'no connection', from: { connectionId: '../acme' } },
  ])('is refused from $what with 401', async ({ from }) => {
    const rails = await startRails();

    expect(await tell(rails, 'transfer.created', {}, from)).toBe(401);

    expect(rails.state()).toEqual(['submitted']);
  });

  it('is taken in from PayPal under the certificate that it names and the id of its webhook only', async () => {
    const rails = await startRails();
    const body = Buffer.from(
      JSON.stringify({
        ...{ id: 'WH-1', event_type: 'PAYMENT.PAYOUTSBATCH.PROCESSING', resource: {} },
        create_time: '2026-03-02T12:00:00Z',
      }),
    );
    const time = '2026-03-02T12:00:01Z';
    const sign = (id: string) =>
      createSign('RSA-SHA256')
        .update(['tr-1', time, id, crc32(body)].join('|'))
        .sign(paypal.privateKey, 'base64');
    const headers = (id: string, url = certificateUrl) => ({
      ...{ 'paypal-transmission-id': 'tr-1', 'paypal-transmission-time': time },
      ...{ 'paypal-transmission-sig': sign(id), 'paypal-auth-algo': 'SHA256withRSA' },
      'paypal-cert-url': url,
    });
    const deliver = (given: Record<string, string>) =>
      rails.deliver('paypal', 'acme.paypal', body, given);

    expect(await deliver(headers(webhookId))).not.toBe(401);
    expect(await deliver(headers('another'))).toBe(401);
    expect(await deliver(headers(webhookId, 'https://paypal.example/certs/1'))).toBe(401);
  });
});

describe('what Stripe tells of accounts', () => {
  const key = { merchantId: 'acme', rail: 'stripe', accountId: 'acct_mia' } as const;

  async function tellOf(rails: Rails, type: string, created: number, object: object) {
    const event = { id: 'evt_2', object: 'event', type, created, account: 'acct_mia' };
    const body = Buffer.from(JSON.stringify({ ...event, data: { object } }));
    const at = Math.floor(rails.now() / 1_000);
    const signature = createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
    const headers = { 'stripe-signature': `t=${at},v1=${signature}` };
    return rails.deliver('stripe', 'acme.stripe-payouts', body, headers);
  }
  const accountThat = (transfers: string, changes: object = {}) => ({
    ...{ id: 'acct_mia', object: 'account', payouts_enabled: false, capabilities: { transfers } },
    ...{ requirements: { currently_due: ['external_account'] }, ...changes },
  });

  it('is kept, an older event never over a newer one, and keeps runs from paying in vain', async () => {
    const rails = await startRails();
    const { world } = rails;
    await world.earn('mia', 'EUR', 5_000n);

    expect(await tellOf(rails, 'account.updated', 200, accountThat('inactive'))).toBe(200);
    expect(await tellOf(rails, 'account.updated', 100, accountThat('active'))).toBe(200);

    expect((await world.receivers.find(key))?.standing).toMatchObject({ canReceive: false });
    for (const dryRun of [true, false]) {
      const run = await world.planPayouts({ merchantId: 'acme', runId: `april-${dryRun}`, dryRun });
      expect(run).toMatchObject({
        planned: [],
        skipped: [{ creatorId: 'mia', reason: 'rail-account-incomplete', minorUnits: 5_000n }],
      });
      expect(run.skipped[0]?.detail).toContain('a bank account or card');
    }
    await tellOf(rails, 'account.updated', 300, accountThat('active'));
    const run = await world.planPayouts({ merchantId: 'acme', runId: 'may', dryRun: true });
    expect(run).toMatchObject({ planned: [{ creatorId: 'mia' }], skipped: [] });
  });

  it('is kept of what a bank sent back', async () => {
    const rails = await startRails();
    const payout = { id: 'po_1', object: 'payout', amount: 4_000, currency: 'eur' };

    await tellOf(rails, 'payout.failed', 200, { ...payout, failure_code: 'account_closed' });
    await tellOf(rails, 'payout.paid', 100, payout);

    expect((await rails.world.receivers.find(key))?.bankPayout).toEqual({
      ...{ at: 200_000, reference: 'po_1', state: 'failed', reason: 'account_closed' },
      amount: { minorUnits: 4_000n, currency: 'EUR' },
    });
    expect(rails.noted).toHaveLength(2);
  });

  it('is not kept of an account that another merchant’s creator was opened', async () => {
    const rails = await startRails();
    const metadata = { tributary_merchant: 'other' };

    expect(await tellOf(rails, 'account.updated', 200, accountThat('inactive', { metadata }))).toBe(
      200,
    );

    expect(await rails.world.receivers.find(key)).toBeUndefined();
  });
});
