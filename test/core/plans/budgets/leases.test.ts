import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AdmissionRequest } from '../../../../core/plans/budgets/admission.ts';
import { admit } from '../../../../core/plans/budgets/admit.ts';
import type { Allowance, AllowanceState } from '../../../../core/plans/budgets/allowance.ts';
import type { BudgetStore } from '../../../../core/plans/budgets/budget-store.ts';
import { findStop } from '../../../../core/plans/budgets/find-stop.ts';
import { honourAdmissions } from '../../../../core/plans/budgets/honour-admissions.ts';
import { leaseShards } from '../../../../core/plans/budgets/lease-shards.ts';
import { openAllowance } from '../../../../core/plans/budgets/open-allowance.ts';
import { returnLeases } from '../../../../core/plans/budgets/return-leases.ts';
import { spendLease } from '../../../../core/plans/budgets/spend-lease.ts';
import { anAdmissionRequest, anAllowance } from '../../../support/factories/an-allowance.ts';
import { inMemoryBudgetStore } from '../../../support/in-memory-budget-store.ts';

const allowance = anAllowance();
const used = (units: bigint): AllowanceState =>
  admit(allowance, openAllowance(allowance), anAdmissionRequest({ units })).state;

describe('leases', () => {
  it.each([
    ['what may be used before the first alert, equally', 0n, 4, [20n, 20n, 20n, 19n]],
    ['what is left of it', 70n, 2, [5n, 4n]],
    ['what lies between the two alerts', 85n, 3, [5n, 5n, 4n]],
    ['only whole units', 77n, 3, [1n, 1n]],
    ['nothing just before an alert', 79n, 3, []],
    ['nothing once it is spent', 100n, 3, []],
    ['nothing when it is overspent', 130n, 3, []],
  ])('divide %s', (_, units, shards, parts) => {
    const { leases, state } = leaseShards(allowance, used(units), shards);

    expect(leases.map(({ leasedUnits }) => leasedUnits)).toEqual(parts);
    expect(state.leasedUnits).toBe(parts.reduce((sum, part) => sum + part, 0n));
  });

  it('end one unit before a mark that lies between two units', () => {
    const odd = anAllowance({ units: 101n });

    expect(leaseShards(odd, openAllowance(odd), 1).state.leasedUnits).toBe(80n);
    const { alerts } = admit(odd, openAllowance(odd), anAdmissionRequest({ units: 81n }));
    expect(alerts).toEqual([80]);
  });

  it('are spent until they are too small', () => {
    const lease = { shard: 0, leasedUnits: 10n, usedUnits: 4n };

    expect(spendLease(allowance, lease, anAdmissionRequest({ units: 7n }))).toBeUndefined();
    const answer = spendLease(allowance, lease, anAdmissionRequest({ units: 6n }));
    expect(answer?.lease.usedUnits).toBe(10n);
    expect(answer?.admission).toMatchObject({ outcome: 'granted', units: 6n, revision: 1 });
  });

  it('answer a conversion made again as before, and leave any other change to the counter', () => {
    const lease = { shard: 0, leasedUnits: 10n, usedUnits: 4n };
    const request = anAdmissionRequest({ units: 2n });
    const first = spendLease(allowance, lease, request);
    if (first === undefined) throw new Error('The lease has room.');

    expect(spendLease(allowance, first.lease, request, first.admission)).toEqual(first);
    const changed = { ...request, units: 1n };
    expect(spendLease(allowance, first.lease, changed, first.admission)).toBeUndefined();
    const over = { ...first.admission, outcome: 'granted-over' } as const;
    expect(spendLease(allowance, first.lease, request, over)).toBeUndefined();
  });

  it('come back once, used or not', () => {
    const { state, leases } = leaseShards(allowance, used(40n), 2);
    const spent = leases.map((lease) => ({ ...lease, usedUnits: 3n }));

    const back = returnLeases(state, spent);

    expect(back).toMatchObject({ usedUnits: 46n, leasedUnits: 0n });
    expect(() => returnLeases(back, spent)).toThrow(RangeError);
  });

  it('are taken back before the counter decides or divides anew', () => {
    const { state } = leaseShards(allowance, used(40n), 2);

    expect(() => admit(allowance, state, anAdmissionRequest({ units: 1n }))).toThrow(RangeError);
    expect(() => leaseShards(allowance, state, 2)).toThrow(RangeError);
  });

  it.each([0, -1, 1.5, 51])('are not divided between %p shards', (shards) => {
    expect(() => leaseShards(allowance, used(1n), shards)).toThrow(RangeError);
  });
});

/** A worker that tries its shard first, then the counter, until a write succeeds. */
async function grant(
  store: BudgetStore,
  of: Allowance,
  { shard, ...request }: AdmissionRequest & { readonly shard: number },
): Promise<string> {
  for (;;) {
    const read = await store.readShard(of.key, shard, request.conversionId);
    const spent = read.lease && spendLease(of, read.lease, request, read.previous);
    if (spent !== undefined && spent.admission === read.previous) return 'granted';
    if (spent !== undefined) {
      if ((await store.writeShard(of.key, { ...spent, read })) === 'written') return 'granted';
      continue;
    }
    const outcome = await grantAtCounter(store, of, request);
    if (outcome !== undefined) return outcome;
  }
}

async function grantAtCounter(store: BudgetStore, of: Allowance, request: AdmissionRequest) {
  const read = await store.read(of.key, request.conversionId);
  const returned = returnLeases(read.state ?? openAllowance(of), read.leases);
  const answer = admit(of, returned, request, read.previous);
  const { state, leases } = leaseShards(of, answer.state, 3);
  if (answer.admission === read.previous) return answer.outcome;
  const { admission } = answer;
  const written = await store.write(of.key, { read, state, leases, admission });
  return written === 'written' ? answer.outcome : undefined;
}

describe('many workers at once', () => {
  const requests = fc.array(
    fc.record({
      conversionId: fc.constantFrom(...'abcdefghijkl'),
      units: fc.bigInt(0n, 30n),
      touchedAt: fc.integer({ min: 0, max: 30 }),
      shard: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 20 },
  );

  it('never grant more than there is, lose nothing, and stop exactly once, in any interleaving', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), requests, async (scheduler, asked) => {
        const kept = inMemoryBudgetStore();
        const store: BudgetStore = {
          ...kept,
          read: scheduler.scheduleFunction(kept.read),
          readShard: scheduler.scheduleFunction(kept.readShard),
          write: scheduler.scheduleFunction(kept.write),
          writeShard: scheduler.scheduleFunction(kept.writeShard),
        };

        const work = asked.map((request, index) =>
          grant(store, allowance, { ...request, at: 10 + index }),
        );
        await scheduler.waitFor(Promise.all(work));

        const facts = await kept.listAdmissions(allowance.key, undefined, 1_000);
        const { byConversion, state } = honourAdmissions(allowance, facts);
        const latest = [...byConversion.values()];
        const within = latest.filter(({ outcome }) => outcome === 'granted');
        expect(within.reduce((sum, { units }) => sum + units, 0n)).toBeLessThanOrEqual(100n);

        const read = await kept.read(allowance.key, 'nobody');
        const counted = returnLeases(read.state ?? openAllowance(allowance), read.leases);
        expect(counted.usedUnits).toBe(latest.reduce((sum, { units }) => sum + units, 0n));

        const stop = findStop(allowance, state);
        const spendings = facts.filter((fact) => fact.notices?.stoppedAt === fact.decidedAt);
        if (counted.usedUnits >= 100n) expect(stop).toBeDefined();
        expect(new Set(spendings.map(({ decidedAt }) => decidedAt)).size).toBe(
          stop === undefined ? 0 : 1,
        );
      }),
    );
  });
});
