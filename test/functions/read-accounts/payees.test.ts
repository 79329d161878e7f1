import { describe, expect, it } from '@jest/globals';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { aReadingWorld, aToken, keyOf, managerKey } from '../../support/a-reading-world.ts';
import {
  aCreator,
  anOrderLine,
  aPayee,
  daysAfterOrder,
  somePayeeTerms,
} from '../../support/factories/index.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const sentences = [
  '100.00 USD were payable, 85.00 USD of it to the creator.',
  'Of 100.00 USD that were not divided before, northern has 15 % (15.00 USD) and the creator the rest (85.00 USD).',
];
const division = {
  payable: usd('100.00'),
  divided: usd('100.00'),
  terms: somePayeeTerms(),
  parts: [{ amount: usd('85.00') }, { payeeId: 'northern', amount: usd('15.00') }],
  sentences,
};

/** `mia` has earned 100.00 USD, her 85.00 are reserved, and the agency's 15.00 are not yet. */
async function aPaidWorld() {
  const terms = somePayeeTerms();
  const from = daysAfterOrder(1);
  const world = aReadingWorld({
    creators: [aCreator({ payees: [{ from, terms }] }), aCreator({ creatorId: 'zoe' })],
    payees: [aPayee()],
  });
  const lines = [anOrderLine({ grossMinorUnits: 100_000n })];
  await world.order('1001', { lines, tokens: [aToken('mia', 2)] });
  world.clock.at = daysAfterOrder(45);
  await world.closeAndPost();
  const order = { currency: 'USD', runId: 'run', batchId: 'batch', at: world.clock.at } as const;
  const head = await world.ledger.readHead('acme', 'mia');
  await world.ledger.write(
    reservePayout(head, { ...order, method: { rail: 'manual' }, terms }, world.sha256),
  );
  return world;
}

describe('the account of a creator with a payee', () => {
  it.each([
    { path: '/v1/accounts/mia', key: managerKey },
    { path: '/v1/me', key: keyOf('mia') },
  ])('GET $path says who is paid for the creator, and whose the rest is', async ({ path, key }) => {
    const world = await aPaidWorld();

    const { body } = await world.get(path, '', key);

    expect(body).toMatchObject({
      payee: { ...somePayeeTerms(), name: 'Northern Talent', kind: 'agency' },
      setAside: [{ payeeId: 'northern', amount: usd('15.00') }],
    });
    const account = world.get('/v1/accounts/zoe');
    expect((await account).body).not.toHaveProperty('payee');
    expect((await account).body).not.toHaveProperty('setAside');
  });

  it.each([
    { path: '/v1/statements/mia/2026-04', key: managerKey },
    { path: '/v1/me/statements/2026-04', key: keyOf('mia') },
  ])('GET $path says of each payout who got what, and why', async ({ path, key }) => {
    const world = await aPaidWorld();
    expect(world.clock.at).toBeGreaterThan(Date.parse('2026-04-01'));

    const { body, status } = await world.get(path.replace('2026-04', month(world)), '', key);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      payees: [{ payeeId: 'northern', name: 'Northern Talent', kind: 'agency' }],
      currencies: [{ payouts: [{ step: 'reserved', amount: usd('85.00'), division }] }],
    });
  });

  it('GET /v1/me/entries shows how the account was divided', async () => {
    const world = await aPaidWorld();

    const { body } = await world.get('/v1/me/entries', '', keyOf('mia'));

    expect(body).toMatchObject({ items: [{ kind: 'settle' }, { kind: 'reserve', division }] });
  });

  it('GET /v1/me/statements/{period} is refused for what is no month, and for keys of no creator', async () => {
    const world = await aPaidWorld();

    expect(await world.get('/v1/me/statements/2026-13', '', keyOf('mia'))).toMatchObject({
      status: 422,
    });
    expect(await world.get('/v1/me/statements/2026-04')).toMatchObject({ status: 403 });
  });
});

const month = (world: { readonly clock: { readonly at: number } }) =>
  new Date(world.clock.at).toISOString().slice(0, 7);
