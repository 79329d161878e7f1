import type { Payout } from '../payouts/payout.ts';
import type { EntryDraft } from './entry.ts';

/** What each entry of a payout that was exchanged says of that. */
export function conversionOf({
  conversion,
}: Pick<Payout, 'conversion'>): Pick<EntryDraft, 'conversion'> {
  return conversion === undefined ? {} : { conversion };
}
