/**
 * Whether a unit of the ledger is cash: a currency, by its three letters. Everything else (points, store
 * credit, discounts, goods) is owed and kept like cash, and no payout moves it.
 */
export function isCash(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit);
}
