import type { PayoutMethod } from '../programs/program.ts';

/** In which currency money of a ledger's currency is moved to whoever is paid so: that of the account, if it names one. */
export function movedCurrencyOf(
  method: Pick<PayoutMethod, 'currency'>,
  ledgerCurrency: string,
): string {
  return method.currency ?? ledgerCurrency;
}
