/** The rules of precedence, in the order in which they are applied: the first that lets a touch lose stands. */
export const precedenceRules = [
  /** Another network's click id or code is on the order. */
  'network',
  /** Views do not earn in the program. */
  'unpaid-view',
  /** The budget was spent, and creators had been told. */
  'budget',
  /** A channel that creators yield to came later. */
  'channel',
  /** Views do not earn where there is a click or a code. */
  'view',
  /** The click came so shortly before the order that the buyer was in the checkout already. */
  'late-click',
  /** The code stands on coupon sites, and something else led to the order. */
  'leaked-code',
  /** A creator of a better class led to the order, too. */
  'creator-class',
  /** Of several creators' codes, another one counts. */
  'other-code',
  /** The program prefers the code to clicks, or clicks to the code. */
  'code-vs-link',
] as const;

export type PrecedenceRule = (typeof precedenceRules)[number];
