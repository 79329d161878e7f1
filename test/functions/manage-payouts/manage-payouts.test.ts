import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { makeEndpoint } from '../../../functions/manage-payouts/endpoint.ts';
import { makeRunPayoutBatch } from '../../../functions/run-payout-batch/run-payout-batch.ts';
import { makeCancelPayout } from '../../../functions/shared/paying/cancel-payout.ts';
import { aCalledRail, sayOfAll } from '../../support/a-called-rail.ts';
import { aPayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { checkedEndpoint } from '../../support/contract/checked-endpoint.ts';
import { aTaxProfile } from '../../support/factories/a-tax-profile.ts';
import {
  aMerchant,
  aPayee,
  daysAfterOrder,
  somePayeeTerms,
} from '../../support/factories/index.ts';
import { inMemoryAccountingLockStore } from '../../support/in-memory-accounting-lock-store.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from '../../support/in-memory-idempotency-store.ts';

type Call = {
  readonly body?: unknown;
  readonly key?: string;
  readonly scopes?: string;
  readonly merchantId?: string;
  readonly query?: string;
};

function startApi(world = aPayoutWorld()) {
  const endpoint = makeEndpoint(
    {
      ...world.ports,
      ...{ directory: world.directory, accounts: world.accounts, controls: world.controls },
      planPayouts: world.planPayouts,
      resolvePayout: world.resolvePayout,
      cancelPayout: makeCancelPayout(world.ports),
      payouts: world.ledger,
      locks: inMemoryAccountingLockStore(),
      files: world.files,
      audit: inMemoryAuditLog(),
      requests: inMemoryIdempotencyStore(),
      now: world.ports.now,
      sha256,
    },
    () => {},
  );
  async function call(method: string, path: string, options: Call = {}) {
    const { body, key, scopes = 'payouts', merchantId = 'acme', query = '' } = options;
    const event = anHttpEvent({
      method,
      path,
      query,
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      authorizer: { merchantId, keyId: 'key-1', scopes },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await checkedEndpoint(endpoint)(event, {} as Context);
    const text = response.body ?? '';
    const isJson = `${response.headers?.['content-type']}`.includes('json');
    return { status: response.statusCode, text, json: isJson ? JSON.parse(text) : undefined };
  }
  return {
    world,
    get: (path: string, options?: Call) => call('GET', path, options),
    post: (path: string, body: unknown, options: Call = {}) =>
      call('POST', path, { key: `key-for-${path}`, ...options, body }),
  };
}

/** A run of three EUR payouts, released. */
async function releasedApi() {
  const api = startApi();
  await api.world.earn('leo', 'EUR', 3_000n);
  await api.world.earn('mia', 'EUR', 4_000n);
  await api.world.earn('zoe', 'EUR', 5_000n);
  const started = await api.post('/v1/payouts/runs', { dryRun: false }, { key: 'march' });
  for (const batch of api.world.queued) await api.world.runPayoutBatch(batch);
  return { ...api, started };
}

describe('POST /v1/payouts/runs', () => {
  it('answers a dry run with what would be paid, and writes nothing', async () => {
    const { world, post } = startApi();
    await world.earn('mia', 'EUR', 4_000n);
    await world.earn('leo', 'EUR', 100n);

    const { status, json } = await post('/v1/payouts/runs', { dryRun: true });

    expect(status).toBe(200);
    expect(json).toMatchObject({
      dryRun: true,
      planned: [{ creatorId: 'mia', amount: { amount: '40.00', currency: 'EUR' } }],
      skipped: [
        { creatorId: 'leo', reason: 'below-minimum', amount: { amount: '1.00', currency: 'EUR' } },
      ],
    });
    expect(world.queued).toEqual([]);
    expect(world.payouts()).toEqual([]);
  });

  it('starts a run named for its idempotency key, and answers a repetition the same', async () => {
    const { world, started, post } = await releasedApi();

    const again = await post('/v1/payouts/runs', { dryRun: false }, { key: 'march' });

    expect(started.status).toBe(202);
    expect(started.json).toMatchObject({ runId: 'march', batches: [{ status: 'planned' }] });
    expect(again).toEqual(started);
    expect(world.queued).toHaveLength(1);
  });

  it.each(['2026-05-15', 'what/ever', 'x'.repeat(128)])(
    'does not let the key %p be the name of a run',
    async (key) => {
      const { json } = await startApi().post('/v1/payouts/runs', { dryRun: false }, { key });

      expect(json.runId).toMatch(/^run-[0-9a-f]{32}$/);
    },
  );

  it.each([
    { what: 'no key', options: { key: undefined }, body: { dryRun: true }, status: 400 },
    { what: 'a body without dryRun', options: {}, body: {}, status: 422 },
    { what: 'unknown fields', options: {}, body: { dryRun: true, amount: '1' }, status: 422 },
    { what: 'a key that may only read', options: { scopes: 'read' }, body: {}, status: 403 },
  ])('refuses $what with $status', async ({ options, body, status }) => {
    expect((await startApi().post('/v1/payouts/runs', body, options)).status).toBe(status);
  });
});

describe('the payouts of a creator with a payee', () => {
  it('name whose part each is, in the plan and afterwards, and say why', async () => {
    const { world, post, get } = startApi();
    const from = daysAfterOrder(1);
    const payoutMethod = { rail: 'manual' } as const;
    await world.directory.savePayee(aPayee({ payoutMethod }), daysAfterOrder(1));
    await world.directory.assignPayee('acme', 'mia', { from, terms: somePayeeTerms() }, from);
    await world.earn('mia', 'EUR', 10_000n);

    const started = await post('/v1/payouts/runs', { dryRun: false }, { key: 'march' });
    for (const batch of world.queued) await world.runPayoutBatch(batch);
    const listed = await get('/v1/payouts', { query: 'creatorId=mia' });

    const eur = (amount: string) => ({ amount, currency: 'EUR' });
    expect(started.json.planned).toMatchObject([
      { creatorId: 'mia', payeeId: 'northern', amount: eur('15.00') },
      { creatorId: 'mia', amount: eur('85.00') },
    ]);
    expect(started.json.planned[1]).not.toHaveProperty('payeeId');
    expect(listed.json.items).toMatchObject([
      {
        payeeId: 'northern',
        amount: eur('15.00'),
        division: { payable: eur('100.00'), terms: somePayeeTerms() },
      },
      { amount: eur('85.00'), division: { sentences: expect.any(Array) } },
    ]);
  });
});

describe('the payouts of a merchant who is somebody for tax', () => {
  it('say what is withheld, before and after, and of whom is skipped what clears it', async () => {
    const method = aSealedMethod({ rail: 'csv', holder: 'Somebody', account: '4711-0815' });
    const tax = { country: 'US', timezone: 'America/New_York', incomeKind: 'commission' } as const;
    const people = ['leo', 'mia'].map((creatorId) => ({ creatorId, method }));
    const { world, post, get } = startApi(
      aPayoutWorld(people, {
        merchants: [aMerchant({ tax })],
        taxProfiles: [aTaxProfile({ forms: [] })],
      }),
    );
    await world.earn('mia', 'USD', 10_000n);
    await world.earn('leo', 'USD', 10_000n);

    const started = await post('/v1/payouts/runs', { dryRun: false }, { key: 'march' });
    for (const batch of world.queued) await world.runPayoutBatch(batch);
    const shown = await get('/v1/payouts/mia-usd-2');

    const usd = (amount: string) => ({ amount, currency: 'USD' });
    expect(started.json).toMatchObject({
      planned: [{ creatorId: 'mia', amount: usd('100.00'), withheld: usd('24.00') }],
      skipped: [
        {
          creatorId: 'leo',
          reason: 'tax-form-missing',
          detail: expect.stringContaining('profile'),
        },
      ],
    });
    expect(shown.json).toMatchObject({
      amount: usd('76.00'),
      tax: {
        ...{ gross: usd('100.00'), withheld: usd('24.00'), ruleId: 'us-backup-2000' },
        ...{ day: '2026-05-01', taxYear: 2026, working: expect.any(Array) },
      },
    });
  });
});

describe('GET /v1/payouts/runs/{runId}', () => {
  it('shows what became of the batches', async () => {
    const { get } = await releasedApi();

    const { json } = await get('/v1/payouts/runs/march', { scopes: 'read' });

    expect(json).toMatchObject({
      batches: [
        { batchId: 'march-sepa-EUR-1', status: 'released', payouts: 3, accounts: 3, hasFile: true },
      ],
    });
  });

  it("answers another merchant's run as one that does not exist", async () => {
    const { get } = await releasedApi();

    const foreign = await get('/v1/payouts/runs/march', { merchantId: 'other' });
    const unknown = await get('/v1/payouts/runs/april');

    expect(foreign).toEqual(unknown);
    expect(foreign.status).toBe(404);
  });
});

describe('GET /v1/payouts', () => {
  it('shows a payout with its history, and of the account the last four characters', async () => {
    const { get } = await releasedApi();

    const { json, text } = await get('/v1/payouts/mia-eur-2', { scopes: 'read' });

    expect(json).toMatchObject({
      payoutId: 'mia-eur-2',
      state: 'submitted',
      amount: { amount: '40.00', currency: 'EUR' },
      method: { rail: 'sepa', holder: 'Mia Mountain', iban: '****2051' },
      history: [{ state: 'intended' }, { state: 'submitted' }],
    });
    expect(text).not.toContain('DE0212');
  });

  it('lists all payouts in pages, those of a creator, and those of a batch', async () => {
    const { get } = await releasedApi();
    const idsOf = (answer: { json: { items: { payoutId: string }[] } }) =>
      answer.json.items.map(({ payoutId }) => payoutId);

    const first = await get('/v1/payouts', { query: 'limit=2' });
    const second = await get('/v1/payouts', { query: `limit=2&cursor=${first.json.next}` });

    expect([idsOf(first), idsOf(second)]).toEqual([['leo-eur-2', 'mia-eur-2'], ['zoe-eur-2']]);
    expect(second.json.next).toBeUndefined();
    expect(idsOf(await get('/v1/payouts', { query: 'creatorId=zoe' }))).toEqual(['zoe-eur-2']);
    expect(idsOf(await get('/v1/payouts', { query: 'batchId=march-sepa-EUR-1' }))).toHaveLength(3);
    expect(idsOf(await get('/v1/payouts', { merchantId: 'other' }))).toEqual([]);
  });

  it.each(['limit=0', 'limit=101', 'cursor=forged', 'creatorId=mia&cursor=zoe-eur-2'])(
    'refuses %p with 400',
    async (query) => {
      expect((await (await releasedApi()).get('/v1/payouts', { query })).status).toBe(400);
    },
  );
});

describe('GET /v1/payouts/batches/{batchId}/file', () => {
  it('downloads the file of a released batch', async () => {
    const { get } = await releasedApi();

    const { status, text } = await get('/v1/payouts/batches/march-sepa-EUR-1/file');

    expect(status).toBe(200);
    expect(text).toContain('<IBAN>DE02120300000000202051</IBAN>');
  });

  it.each([
    { what: 'a key that may only read', options: { scopes: 'read' }, status: 403 },
    { what: 'another merchant', options: { merchantId: 'other' }, status: 404 },
  ])('is kept from $what', async ({ options, status }) => {
    const { get } = await releasedApi();

    expect((await get('/v1/payouts/batches/march-sepa-EUR-1/file', options)).status).toBe(status);
  });

  it('answers 409 until the batch is released', async () => {
    const { world, post, get } = startApi();
    await world.earn('mia', 'EUR', 4_000n);
    await post('/v1/payouts/runs', { dryRun: false }, { key: 'march' });

    expect((await get('/v1/payouts/batches/march-sepa-EUR-1/file')).status).toBe(409);
  });
});

describe('POST /v1/payouts/{payoutId}/{outcome}', () => {
  it('confirms a payout with its evidence, once however often it is asked', async () => {
    const { world, post } = await releasedApi();

    const first = await post('/v1/payouts/mia-eur-2/confirm', { evidence: 'booking 77' });
    const again = await post(
      '/v1/payouts/mia-eur-2/confirm',
      { evidence: 'once more' },
      { key: 'other' },
    );

    expect(first.json).toMatchObject({ state: 'confirmed' });
    expect(first.json.history.at(-1)).toMatchObject({ evidence: 'booking 77' });
    expect(again.json).toEqual(first.json);
    expect(await world.balances('mia', 'EUR')).toMatchObject({ paid: 4_000n, inPayout: 0n });
    expect(world.violations()).toEqual([]);
  });

  it('makes the money of a failed payout payable again', async () => {
    const { world, post } = await releasedApi();

    const { json } = await post('/v1/payouts/mia-eur-2/fail', { evidence: 'account closed' });

    expect(json).toMatchObject({ state: 'failed' });
    expect(await world.balances('mia', 'EUR')).toMatchObject({ payable: 4_000n, inPayout: 0n });
    expect(world.violations()).toEqual([]);
  });

  it('takes back only what no rail has heard of', async () => {
    const { post } = await releasedApi();

    const { status, json } = await post('/v1/payouts/mia-eur-2/cancel', { evidence: 'asked for' });

    expect(status).toBe(409);
    expect(json.type).toBe('/problems/payout-not-cancellable');
  });

  it('takes back what is reserved, so that the next run pays it', async () => {
    const api = startApi();
    await api.world.earn('mia', 'EUR', 4_000n);
    await api.post('/v1/payouts/runs', { dryRun: false }, { key: 'march' });
    const { submit } = api.world.ledger;
    api.world.ledger.submit = () => Promise.reject(new Error('died'));
    for (const batch of api.world.queued) {
      await expect(api.world.runPayoutBatch(batch)).rejects.toThrow('died');
    }
    api.world.ledger.submit = submit;

    const cancelled = await api.post('/v1/payouts/mia-eur-2/cancel', { evidence: 'asked for' });

    expect(cancelled).toMatchObject({ status: 200, json: { state: 'cancelled' } });
    expect(await api.world.balances('mia', 'EUR')).toMatchObject({ payable: 4_000n });
  });

  it('leaves to its rail what the rail is still asked about', async () => {
    const rail = aCalledRail();
    rail.say.onSubmit = sayOfAll('unclear');
    const method = { rail: 'stripe', accountId: 'acct_12345678' } as const;
    const api = startApi(aPayoutWorld([{ creatorId: 'mia', method }], rail.rails));
    await api.world.earn('mia', 'EUR', 4_000n);
    await api.post('/v1/payouts/runs', { dryRun: false }, { key: 'march' });
    for (const batch of api.world.queued) await api.world.runPayoutBatch(batch);

    const { status, json } = await api.post('/v1/payouts/mia-eur-2/fail', { evidence: 'nothing' });
    const shown = await api.get('/v1/payouts/mia-eur-2');

    expect([status, json.type]).toEqual([409, '/problems/payout-with-rail']);
    expect(shown.json).toMatchObject({
      state: 'unclear',
      method: { rail: 'stripe', account: '****5678' },
      reference: 'tr-of-mia-eur-2',
    });
  });

  it('refuses to let a confirmed payout fail', async () => {
    const { world, post } = await releasedApi();
    await post('/v1/payouts/mia-eur-2/confirm', { evidence: 'booking 77' });

    const { status } = await post('/v1/payouts/mia-eur-2/fail', { evidence: 'no' });

    expect(status).toBe(409);
    expect(await world.balances('mia', 'EUR')).toMatchObject({ paid: 4_000n });
  });

  it('refuses what was not handed to a rail yet', async () => {
    const { world, post } = startApi();
    await world.earn('mia', 'EUR', 4_000n);
    await post('/v1/payouts/runs', { dryRun: false }, { key: 'march' });
    const [batch] = world.queued;
    if (batch === undefined) throw new Error('The run has a batch.');
    const payouts = {
      ...world.ports.payouts,
      release: () => Promise.reject(new Error('no release')),
    };
    const dying = makeRunPayoutBatch({ ...world.ports, payouts });
    await expect(dying(batch)).rejects.toThrow('no release');

    const { status } = await post('/v1/payouts/mia-eur-2/confirm', { evidence: 'too early' });

    expect(status).toBe(409);
    expect(await world.balances('mia', 'EUR')).toMatchObject({ inPayout: 4_000n });
  });

  it.each([
    { what: 'an unknown payout', path: '/v1/payouts/mia-eur-9/confirm', options: {}, status: 404 },
    { what: 'an unknown outcome', path: '/v1/payouts/mia-eur-2/steal', options: {}, status: 404 },
    {
      what: "another merchant's payout",
      path: '/v1/payouts/mia-eur-2/confirm',
      options: { merchantId: 'other' },
      status: 404,
    },
    {
      what: 'a key that may only read',
      path: '/v1/payouts/mia-eur-2/confirm',
      options: { scopes: 'read' },
      status: 403,
    },
    {
      what: 'a request without a key',
      path: '/v1/payouts/mia-eur-2/confirm',
      options: { key: undefined },
      status: 400,
    },
  ])('refuses $what with $status', async ({ path, options, status }) => {
    const { post } = await releasedApi();

    expect((await post(path, { evidence: 'booking 77' }, options)).status).toBe(status);
  });

  it('asks for evidence', async () => {
    const { post } = await releasedApi();

    expect((await post('/v1/payouts/mia-eur-2/confirm', { evidence: ' ' })).status).toBe(422);
  });
});
