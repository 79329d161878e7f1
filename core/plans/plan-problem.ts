/** What is wrong with a plan version, or worth a second look. */
export type PlanProblem = {
  /** An error keeps the version from being published; a warning does not. */
  readonly severity: 'error' | 'warning';
  /** The names and places that lead to it in the version: `['rules', 2, 'rewards', 0]`. */
  readonly path: PlanPath;
  /** The rule, bonus, share or term in which it is, if it is in one. */
  readonly ruleId?: string;
  /** A sentence that says what to change. */
  readonly message: string;
};

export type PlanPath = readonly (string | number)[];
