import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BudgetStore } from '../../../../core/plans/budgets/budget-store.ts';
import {
  decideUse,
  stateWithLeases,
  type UseQuestion,
} from '../../../../core/plans/budgets/decide-use.ts';
import { honourAdmissions } from '../../../../core/plans/budgets/honour-admissions.ts';
import { anAdmissionRequest, anAllowance } from '../../../support/factories/an-allowance.ts';
import { daysAfterOrder, daysBeforeOrder } from '../../../support/factories/moments.ts';
import { inMemoryBudgetStore } from '../../../support/in-memory-budget-store.ts';

const allowance = anAllowance({ units: 1_000n });
const { key } = allowance;

async function use(store: BudgetStore, changes: Partial<UseQuestion>) {
  const question = { ...anAdmissionRequest(changes), isHot: false, place: 0, ...changes };
  const read = await store.read(key, question.conversionId);
  const decision = decideUse(allowance, read, question);
  if (decision.kind === 'counter') await store.write(key, decision.change);
  if (decision.kind === 'shard') await store.writeShard(key, decision.change);
  return decision;
}

async function usedOf(store: BudgetStore) {
  return stateWithLeases(allowance, await store.read(key, '')).usedUnits;
}

describe('decideUse', () => {
  it('reserves what a conversion owes, restates it, and releases it when nothing is left', async () => {
    const store = inMemoryBudgetStore();

    await use(store, { units: 40n });
    expect(await usedOf(store)).toBe(40n);
    await use(store, { units: 25n });
    expect(await usedOf(store)).toBe(25n);
    await use(store, { units: 0n });

    expect(await usedOf(store)).toBe(0n);
    const facts = await store.listAdmissions(key, undefined, 10);
    expect(facts.map(({ outcome }) => outcome)).toEqual(['granted', 'granted', 'released']);
  });

  it('has nothing to write for the same amount again, nor for a conversion that never owed any', async () => {
    const store = inMemoryBudgetStore();
    await use(store, { units: 40n });

    expect(await use(store, { units: 40n })).toEqual({ kind: 'unchanged' });
    expect(await use(store, { conversionId: 'order-2', units: 0n })).toEqual({ kind: 'unchanged' });
  });

  it('owes beyond a spent allowance what was assessed with its notice', async () => {
    const store = inMemoryBudgetStore();
    await use(store, { units: 1_000n, at: daysBeforeOrder(9) });

    const late = await use(store, { conversionId: 'order-2', units: 5n, touchedAt: 0 });

    expect(late).toMatchObject({ change: { admission: { outcome: 'granted-over', units: 5n } } });
    expect(await usedOf(store)).toBe(1_005n);
  });

  it('divides a hot allowance between shards, which grant without the counter', async () => {
    const store = inMemoryBudgetStore();

    expect((await use(store, { units: 10n, isHot: true })).kind).toBe('counter');
    expect((await use(store, { conversionId: 'order-2', units: 10n, place: 3 })).kind).toBe(
      'shard',
    );
    // A restatement needs the counter, and the leases stay out.
    expect((await use(store, { conversionId: 'order-2', units: 9n, place: 3 })).kind).toBe(
      'counter',
    );
    expect((await use(store, { conversionId: 'order-3', units: 10n, place: 3 })).kind).toBe(
      'shard',
    );

    expect(await usedOf(store)).toBe(29n);
  });

  it('uses exactly what the latest decisions reserve, whatever was asked and however hot it was', async () => {
    const asked = fc.record({
      conversionId: fc.constantFrom('order-1', 'order-2', 'order-3', 'order-4'),
      units: fc.bigInt(0n, 600n),
      isHot: fc.boolean(),
      place: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 20 }), async (questions) => {
        const store = inMemoryBudgetStore();
        const latest = new Map<string, bigint>();

        for (const question of questions) {
          await use(store, { ...question, at: daysAfterOrder(1) });
          latest.set(question.conversionId, question.units);
        }

        const expected = [...latest.values()].reduce((sum, units) => sum + units, 0n);
        const facts = await store.listAdmissions(key, undefined, 100);
        expect(await usedOf(store)).toBe(expected);
        expect(honourAdmissions(allowance, facts).state.usedUnits).toBe(expected);
      }),
    );
  });
});
