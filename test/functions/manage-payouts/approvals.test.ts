import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { makeEndpoint } from '../../../functions/manage-payouts/endpoint.ts';
import { makeRunScheduledPayouts } from '../../../functions/plan-payouts/run-scheduled-payouts.ts';
import { aPayoutWorld, bankPayees } from '../../support/a-payout-world.ts';
import { callerOf, manager } from '../../support/call-endpoint.ts';
import { aProgram, dailySchedule } from '../../support/factories/index.ts';
import { inMemoryAccountingLockStore } from '../../support/in-memory-accounting-lock-store.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from '../../support/in-memory-idempotency-store.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const body = { note: 'Compared with the statements.' };

async function startApi() {
  const { payouts } = aProgram();
  const programs = [aProgram({ payouts: { ...payouts, schedule: dailySchedule } })];
  const world = aPayoutWorld(bankPayees, { programs });
  const audit = inMemoryAuditLog();
  const endpoint = makeEndpoint(
    {
      ...world.ports,
      ...{ directory: world.directory, accounts: world.accounts, controls: world.controls },
      ...{ planPayouts: world.planPayouts, resolvePayout: world.resolvePayout },
      ...{ cancelPayout: world.cancelPayout, locks: inMemoryAccountingLockStore() },
      ...{ payouts: world.ledger, files: world.files, audit },
      ...{ requests: inMemoryIdempotencyStore(), sha256 },
    },
    () => {},
  );
  const call = callerOf(endpoint);
  await world.earn('leo', 'EUR', 60_000n);
  await world.earn('mia', 'EUR', 40_001n);
  let calls = 0;
  const as = (keyId: string) => (route: string, wanted?: unknown) => {
    calls += 1;
    return call(route, {
      as: { ...manager, keyId },
      headers: { 'idempotency-key': `call-${calls}` },
      ...(wanted === undefined ? {} : { body: wanted }),
    });
  };
  const limit = (amount: string) =>
    as('boss')('PUT /v1/payout-controls', { approvalLimits: [eur(amount)] });
  const start = async (dryRun = false) =>
    (await as('one')('POST /v1/payouts/runs', { dryRun })).document;
  const work = async () => {
    for (const batch of world.queued.splice(0)) await world.runPayoutBatch(batch);
  };
  return { ...world, audit, as, limit, start, work };
}

describe('a run above the limit of one person', () => {
  it('waits: it is planned, and nothing is sent or reserved', async () => {
    const api = await startApi();
    await api.limit('1000.00');

    const dry = await api.start(true);
    const { runId, approval, askedBy, batches } = await api.start();

    expect(dry.approval.status).toBe('awaiting-approval');
    expect(approval).toEqual({ status: 'awaiting-approval', exceeding: [eur('1000.01')] });
    expect(askedBy).toBe('key:one');
    expect(api.queued).toEqual([]);
    expect(await api.ledger.listBatches('acme')).toEqual([]);
    const progress = { planned: 2, reserved: 0, submitted: 0, confirmed: 0, failed: 0 };
    expect(batches).toMatchObject([{ status: 'planned', progress }]);
    expect((await api.as('two')(`GET /v1/payouts/runs/${runId}`)).document.approval).toEqual(
      approval,
    );
  });

  it('goes on by the word of somebody else, once, and the audit log says whose', async () => {
    const api = await startApi();
    await api.limit('1000.00');
    const { runId } = await api.start();
    const path = `POST /v1/payouts/runs/${runId}/approve`;

    const own = await api.as('one')(path, body);
    const answers = await Promise.all([api.as('two')(path, body), api.as('three')(path, body)]);
    await api.work();
    await api.as('two')(path, body);
    await api.work();

    expect([own.status, own.document.type]).toEqual([409, '/problems/own-run']);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.document.approval).toMatchObject({ status: 'approved', ...body });
    expect(api.payouts().map(({ minorUnits }) => minorUnits)).toEqual([60_000n, 40_001n]);
    expect(api.violations()).toEqual([]);
    const { items } = await api.audit.list('acme', { kind: 'payouts.approved' }, { limit: 10 });
    expect(items.map(({ author }) => author)).toContain('key:two');
    const { document } = await api.as('two')(`GET /v1/payouts/runs/${runId}`);
    const progress = { planned: 2, reserved: 2, submitted: 2, confirmed: 0, failed: 0 };
    expect(document.batches).toMatchObject([{ status: 'released', progress }]);
  });

  it('pays no more than was approved, and the rest with the next run', async () => {
    const api = await startApi();
    await api.limit('1000.00');
    const { runId } = await api.start();
    await api.earn('mia', 'EUR', 500_000n);

    await api.as('two')(`POST /v1/payouts/runs/${runId}/approve`, body);
    await api.work();

    expect(api.payouts().map(({ minorUnits }) => minorUnits)).toEqual([60_000n, 40_001n]);
    expect((await api.balances('mia', 'EUR'))?.payable).toBe(500_000n);
    expect(api.violations()).toEqual([]);
  });

  it('ends when it is rejected, also by whoever asked, and stays so', async () => {
    const api = await startApi();
    await api.limit('1000.00');
    const { runId } = await api.start();

    const rejected = await api.as('one')(`POST /v1/payouts/runs/${runId}/reject`, body);
    const late = await api.as('two')(`POST /v1/payouts/runs/${runId}/approve`, body);

    expect(rejected.document.approval).toMatchObject({ status: 'rejected', decidedBy: 'key:one' });
    expect([late.status, late.document.type]).toEqual([409, '/problems/run-decided']);
    expect(api.queued).toEqual([]);
    expect(api.payouts()).toEqual([]);
  });

  it('waits also if the schedule asked for it, and when the schedule fires again', async () => {
    const api = await startApi();
    await api.limit('1000.00');
    const now = () => Date.UTC(2026, 4, 15);
    const fire = makeRunScheduledPayouts({ ...api, now });
    await fire();
    await fire();
    expect(api.queued).toEqual([]);

    await api.as('one')('POST /v1/payouts/runs/2026-05-15/approve', body);
    await api.work();

    expect(api.payouts()).toHaveLength(2);
  });
});

describe('a run within the limit', () => {
  it('waits for nobody, and there is nothing to approve', async () => {
    const api = await startApi();
    await api.limit('1000.01');

    const { runId, approval } = await api.start();
    const { status, document } = await api.as('two')(
      `POST /v1/payouts/runs/${runId}/approve`,
      body,
    );

    expect(approval).toBeUndefined();
    expect(api.queued).toHaveLength(1);
    expect([status, document.type]).toEqual([409, '/problems/approval-not-needed']);
  });

  it('is every run, unless the merchant has said otherwise', async () => {
    const api = await startApi();

    expect((await api.as('one')('GET /v1/payout-controls')).document).toEqual({
      approvalLimits: [],
      duplicateAccounts: 'show',
      rewardValues: [],
      rateSource: 'ecb',
    });
    expect((await api.start()).approval).toBeUndefined();
  });

  it('is not about what points are worth, which is said beside it, once for each unit', async () => {
    const api = await startApi();
    const worth = (points: string, amount: string) => ({
      ...{ amount: { points }, value: { amount, currency: 'EUR' } },
    });
    const save = async (rewardValues: readonly object[]) =>
      (await api.as('one')('PUT /v1/payout-controls', { rewardValues })).status;

    expect(await save([worth('100', '1.00'), worth('50', '1.00')])).toBe(422);
    expect(await save([worth('0', '1.00')])).toBe(422);
    expect(
      await save([{ ...worth('1', '1.00'), amount: { amount: '1.00', currency: 'USD' } }]),
    ).toBe(422);
    expect(await save([worth('100', '1.00')])).toBe(200);
    expect((await api.as('one')('GET /v1/payout-controls')).document).toMatchObject({
      rewardValues: [worth('100', '1.00')],
    });
    expect((await api.start()).approval).toBeUndefined();
  });

  it('is none of another merchant’s', async () => {
    const api = await startApi();

    const { status } = await api.as('two')('POST /v1/payouts/runs/nobodys/approve', body);

    expect(status).toBe(404);
  });
});
