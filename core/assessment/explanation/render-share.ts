import type { ExplainedCredit } from './explained-credit.ts';

/** A fraction with more digits than this says less than its percentage. */
const maxFractionLength = 9;

/** A share of the credit in a sentence: `1/3 (33.33 %)`, or `14.29 %` where the fraction is unreadable. */
export function renderShare({ fraction, percent }: ExplainedCredit): string {
  return fraction.length > maxFractionLength ? percent : `${fraction} (${percent})`;
}
