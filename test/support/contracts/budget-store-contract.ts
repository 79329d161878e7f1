import { beforeEach, describe, expect, it } from '@jest/globals';
import { admit } from '../../../core/plans/budgets/admit.ts';
import type { BudgetStore } from '../../../core/plans/budgets/budget-store.ts';
import { leaseShards } from '../../../core/plans/budgets/lease-shards.ts';
import { openAllowance } from '../../../core/plans/budgets/open-allowance.ts';
import { spendLease } from '../../../core/plans/budgets/spend-lease.ts';
import { anAdmissionRequest, anAllowance } from '../factories/an-allowance.ts';

const allowance = anAllowance({ units: 1_000n });
const { key } = allowance;

/** A decision at the counter, with leases for two shards after it. */
function decide(units = 10n, conversionId = 'order-1') {
  const request = anAdmissionRequest({ conversionId, units });
  const { state, admission } = admit(allowance, openAllowance(allowance), request);
  return { ...leaseShards(allowance, state, 2), admission };
}

/** What every budget store promises, so that the fake and the real one cannot drift apart. */
export function budgetStoreContract(name: string, openEmpty: () => Promise<BudgetStore>) {
  describe(name, () => {
    let store: BudgetStore;
    beforeEach(async () => {
      store = await openEmpty();
    });

    it('knows nothing of an allowance about which nothing was decided', async () => {
      expect(await store.read(key, 'order-1')).toEqual({ leases: [] });
      expect(await store.readShard(key, 0, 'order-1')).toEqual({});
      expect(await store.listAdmissions(key, undefined, 10)).toEqual([]);
    });

    it('reads back what was decided at the counter', async () => {
      const { state, leases, admission } = decide();

      const read = await store.read(key, 'order-1');
      expect(await store.write(key, { read, state, leases, admission })).toBe('written');

      expect(await store.read(key, 'order-1')).toEqual({ state, leases, previous: admission });
      expect(await store.read(key, 'order-2')).toEqual({ state, leases });
      const [lease] = leases;
      expect(await store.readShard(key, 0, 'order-1')).toEqual({ lease, previous: admission });
    });

    it('writes only one of many decisions that read the same', async () => {
      const read = await store.read(key, 'order-1');

      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => {
          const decision = decide(10n, `order-${index}`);
          return store.write(key, { ...decision, read: { leases: read.leases } });
        }),
      );

      expect(answers.filter((answer) => answer === 'written')).toHaveLength(1);
      expect(await store.listAdmissions(key, undefined, 20)).toHaveLength(1);
    });

    it('writes nothing at the counter once a shard has granted something', async () => {
      const first = decide();
      await store.write(key, { ...first, read: await store.read(key, 'order-1') });
      const read = await store.read(key, 'order-3');
      const shard = await store.readShard(key, 0, 'order-2');
      const request = anAdmissionRequest({ conversionId: 'order-2', units: 5n });
      const spent = shard.lease && spendLease(allowance, shard.lease, request);
      if (spent === undefined) throw new Error('The lease has room.');

      expect(await store.writeShard(key, { ...spent, read: shard })).toBe('written');
      expect(await store.writeShard(key, { ...spent, read: shard })).toBe('stale');
      const { state, leases, admission } = decide(20n, 'order-3');
      expect(await store.write(key, { read, state, leases, admission })).toBe('stale');

      const { previous, lease } = await store.readShard(key, 0, 'order-2');
      expect(previous).toEqual(spent.admission);
      expect(lease).toEqual(spent.lease);
      expect(await store.readShard(key, 0, 'order-3')).toEqual({ lease: spent.lease });
    });

    it('refuses a shard whose lease was taken back meanwhile', async () => {
      const first = decide();
      await store.write(key, { ...first, read: await store.read(key, 'order-1') });
      const shard = await store.readShard(key, 1, 'order-2');
      const request = anAdmissionRequest({ conversionId: 'order-2', units: 5n });
      const spent = shard.lease && spendLease(allowance, shard.lease, request);
      if (spent === undefined) throw new Error('The lease has room.');

      const { state, admission } = decide(20n, 'order-3');
      const second = { state: { ...state, leasedUnits: 0n }, leases: [], admission };
      await store.write(key, { ...second, read: await store.read(key, 'order-3') });

      expect(await store.writeShard(key, { ...spent, read: shard })).toBe('stale');
      expect(await store.read(key, 'order-2')).toEqual({ state: second.state, leases: [] });
    });

    it('lists every revision of every conversion once, page by page', async () => {
      let { state, admission } = decide();
      await store.write(key, {
        read: await store.read(key, 'order-1'),
        state: { ...state, leasedUnits: 0n },
        leases: [],
        admission,
      });
      for (const [conversionId, units] of [
        ['order-0', 5n],
        ['order-1', 7n],
      ] as const) {
        const read = await store.read(key, conversionId);
        const request = anAdmissionRequest({ conversionId, units });
        const before = read.state ?? openAllowance(allowance);
        ({ state, admission } = admit(allowance, before, request, read.previous));
        await store.write(key, { read, state, leases: [], admission });
      }

      const first = await store.listAdmissions(key, undefined, 2);
      const rest = await store.listAdmissions(key, first.at(-1), 2);

      expect([...first, ...rest].map((one) => `${one.conversionId} ${one.revision}`)).toEqual([
        'order-0 1',
        'order-1 1',
        'order-1 2',
      ]);
    });

    it('keeps periods, kinds and merchants apart', async () => {
      const decision = decide();
      await store.write(key, { ...decision, read: await store.read(key, 'order-1') });

      for (const other of [
        { ...key, merchantId: 'm2' },
        { ...key, kind: 'code' as const },
        { ...key, periodKey: '2026-03' },
        { ...key, id: 'other' },
      ]) {
        expect(await store.read(other, 'order-1')).toEqual({ leases: [] });
      }
    });
  });
}
