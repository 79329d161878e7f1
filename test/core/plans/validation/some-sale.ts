import type fc from 'fast-check';
import type { ConditionSubject } from '../../../../core/plans/match-condition.ts';
import { someSubject } from '../../../support/arbitrary-conditions.ts';

/** Subjects of which is known what is known of every sale: its time, its value, and whether it was boosted. */
export const someSale: fc.Arbitrary<ConditionSubject> = someSubject.map((subject) => ({
  placedAt: 0,
  orderValueMinorUnits: 0n,
  amplified: false,
  ...subject,
}));
