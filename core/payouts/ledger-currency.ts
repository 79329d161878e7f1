import type { PayoutBatch } from './payout-store.ts';

/** In which currency a batch's payouts are reserved; `currency` is the one that moves. */
export function ledgerCurrencyOf({
  currency,
  exchange,
}: Pick<PayoutBatch, 'currency' | 'exchange'>): string {
  return exchange?.from ?? currency;
}
