import type { AccountKind } from '../ledger/entry.ts';

/** What the merchant's books call our accounts, such as `payable: "1610"`. */
export type AccountMapping = Readonly<Partial<Record<AccountKind, string>>>;

/** Postings are to be exported to accounts of which the mapping says nothing. Name them in it. */
export class UnmappedAccountError extends Error {
  readonly accounts: readonly AccountKind[];

  constructor(accounts: readonly AccountKind[]) {
    super(`The mapping names no account number for ${accounts.join(', ')}.`);
    this.name = 'UnmappedAccountError';
    this.accounts = accounts;
  }
}
