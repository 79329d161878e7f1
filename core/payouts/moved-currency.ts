/** The currency of the account that a way to be paid leads to. */
export type AccountCurrency = {
  /** What is earned in others is exchanged when it is paid. Absent: it is paid in what it was earned in. */
  readonly currency?: string;
};

/** In which currency money of a ledger's currency is moved to whoever is paid so: that of the account, if it names one. */
export function movedCurrencyOf({ currency }: AccountCurrency, ledgerCurrency: string): string {
  return currency ?? ledgerCurrency;
}
