/** The rules of precedence, in the order in which they are applied: the first that lets a touch lose stands. */
export const precedenceRules = [
  /** Another network's click id or code is on the order. */
  'network',
  /** A channel that creators yield to came later. */
  'channel',
  /** Views do not earn in the program. */
  'unpaid-view',
  /** Views do not earn where there is a click or a code. */
  'view',
  /** A creator of a better class led to the order, too. */
  'creator-class',
  /** The click came so shortly before the order that the buyer was in the checkout already. */
  'late-click',
  /** The code stands on coupon sites, and something else led to the order. */
  'leaked-code',
  /** Of several creators' codes, another one counts. */
  'other-code',
  /** The program prefers the code to clicks, or clicks to the code. */
  'code-vs-link',
  /** The budget was spent, and creators had been told. */
  'budget',
] as const;

export type PrecedenceRule = (typeof precedenceRules)[number];
