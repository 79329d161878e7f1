import fc from 'fast-check';
import type { Condition } from '../../core/plans/condition.ts';
import type { ConditionSubject } from '../../core/plans/match-condition.ts';

/*
 * Values are few, so that conditions and subjects meet: with many of them nothing would ever match,
 * and a law about what matches would hold of everything.
 */

const few = <Value extends string>(...values: readonly Value[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
const bound = fc.integer({ min: 1, max: 4 });
const ends = <Name extends string, Value>(low: Name, high: Name, value: fc.Arbitrary<Value>) =>
  fc.record({ [low]: value, [high]: value } as Record<Name, fc.Arbitrary<Value>>, {
    requiredKeys: [],
  });
const money = fc.record({
  minorUnits: fc.bigInt({ min: 0n, max: 4n }),
  currency: fc.constantFrom('EUR', 'USD'),
});

const leaves: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ product: few('p1', 'p2', 'p3') }),
  fc.record({ category: few('c1', 'c2', 'c3') }),
  fc.record({ tag: few('t1', 't2', 't3') }),
  fc.record({ currency: few('EUR', 'USD', 'JPY') }),
  fc.record({ customer: fc.constantFrom('new' as const, 'returning' as const) }),
  fc.record({ orderValue: ends('atLeast', 'below', money) }),
  fc.record({ paymentNumber: ends('from', 'to', bound) }),
  fc.record({ time: ends('from', 'until', bound) }),
  fc.record({ touchKind: few('click', 'agent', 'view', 'code') }),
  fc.record({ code: few('MIA10', 'LEO10', 'ZOE10') }),
  fc.record({ amplified: fc.boolean() }),
);

/** Conditions of a few leaves, nested up to four deep. */
export const someCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>(
  (tie) => ({
    condition: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      leaves,
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }),
).condition;

const several = (...values: readonly string[]) => fc.subarray([...values]);

/** Subjects of which anything that may be unknown sometimes is. */
export const someSubject: fc.Arbitrary<ConditionSubject> = fc.record(
  {
    productId: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
    categories: several('c1', 'c2', 'c3', 'c4'),
    tags: several('t1', 't2', 't3', 't4'),
    currency: fc.constantFrom('EUR', 'USD', 'JPY', 'CHF'),
    customer: fc.constantFrom('new' as const, 'returning' as const, 'unknown' as const),
    orderValueMinorUnits: fc.bigInt({ min: 0n, max: 5n }),
    paymentNumber: fc.integer({ min: 1, max: 5 }),
    placedAt: fc.integer({ min: 0, max: 5 }),
    creatorId: fc.constant('mia'),
    touchKind: fc.constantFrom('click' as const, 'view' as const, 'code' as const),
    code: fc.constantFrom('MIA10', 'LEO10', 'ZOE10', 'OTHER'),
    amplified: fc.boolean(),
  },
  { requiredKeys: ['currency', 'customer', 'creatorId', 'touchKind'] },
);
