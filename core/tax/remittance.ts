import type { Entry } from '../ledger/entry.ts';

/** Withheld tax that the merchant has paid to its authority. In minor units. */
export type Remittance = {
  readonly merchantId: string;
  /** Whose authority it is: the payer's country of the rules, ISO 3166-1. */
  readonly country: string;
  /** What the payment is for: `2026`, `2026-Q1` or `2026-03`. */
  readonly period: string;
  /** The tax year that the period ends in, by the calendar year in which it begins. */
  readonly taxYear: number;
  readonly currency: string;
  readonly minorUnits: bigint;
  /** The merchant's own, such as the number of the transfer: unique for the country. */
  readonly reference: string;
  /** The day on which it was paid, `YYYY-MM-DD`. */
  readonly paidOn: string;
};

/** What was paid to an authority of one tax year in one currency. */
export type RemittedYear = Pick<Remittance, 'taxYear' | 'currency' | 'minorUnits'>;

/**
 * The head of the journal of what was paid to a country's authority. Creators' accounts balance by themselves, and one transfer is
 * for many of them, so it has a journal of its own, `authority/<country>`.
 */
export type AuthorityHead = {
  readonly merchantId: string;
  readonly country: string;
  /** 0: nothing was ever paid. */
  readonly sequence: number;
  readonly lastHash: string;
  readonly remitted: readonly RemittedYear[];
};

/** A payment to an authority as it is written: head, entry and the name that it cannot have twice. */
export type RemittanceWrite = {
  /** It replaces the head with `entry.sequence - 1`. */
  readonly head: AuthorityHead;
  readonly entry: Entry;
  readonly remittance: Remittance;
};

/** The journal of an authority, and who its postings belong to. */
export const authorityJournal = (country: string): string => `authority/${country}`;

export function emptyAuthorityHead(merchantId: string, country: string): AuthorityHead {
  return { merchantId, country, sequence: 0, lastHash: '', remitted: [] };
}

/** How much was paid of a tax year in a currency. */
export function remittedOf(
  remitted: readonly RemittedYear[],
  { taxYear, currency }: Pick<RemittedYear, 'taxYear' | 'currency'>,
): bigint {
  return remitted
    .filter((each) => each.taxYear === taxYear && each.currency === currency)
    .reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
}
