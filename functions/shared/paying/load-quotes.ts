import type { RateStore } from '../../../core/money/rate-store.ts';
import { type PayoutQuotes, quoteDays } from '../../../core/payouts/find-quote.ts';
import type { Instant } from '../../../core/time/instant.ts';

export type LoadQuotesPorts = { readonly rates: Pick<RateStore, 'listDays'> };

/** What a source has published of late, for payouts that are exchanged at a moment. */
export async function loadQuotes(
  { rates }: LoadQuotesPorts,
  merchantId: string,
  source: string,
  at: Instant,
): Promise<PayoutQuotes> {
  const { days } = await rates.listDays(merchantId, source, quoteDays(at));
  return { source, days, at };
}
