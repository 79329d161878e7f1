/** What those are called whom a statement names by their ids. */
export type StatementNames = {
  readonly merchant: string;
  readonly creator: string;
  /** By payee. */
  readonly payees: Readonly<Record<string, string>>;
};
