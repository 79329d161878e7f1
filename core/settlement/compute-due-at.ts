import { addDays } from '../time/add-days.ts';
import type { Instant } from '../time/instant.ts';
import type { ConversionState } from './conversion.ts';

/** What arrives before its order waits this long for it until somebody is told. */
const daysUntilMissing = 3;

/**
 * When the walk of closings should look at a conversion; `undefined` if never. That is when it closes,
 * and at once while it waits for a rate: each walk then assesses it again, until the rate is there. An
 * order that is not paid is looked at when it expires, on hold or not; and one that has not arrived,
 * three days after the first word of it, once.
 */
export function computeDueAt(state: WalkedState): Instant | undefined {
  const { status, placedAt, reportedMissingAt, closeAt, missingRates, updatedAt } = state;
  if (status === 'parked') {
    return reportedMissingAt === undefined ? addDays(placedAt, daysUntilMissing) : undefined;
  }
  if (status !== 'pending' && status !== 'held') return undefined;
  if (closeAt === undefined) return state.unpaidExpiryAt;
  if (status === 'held') return undefined;
  return missingRates === undefined ? closeAt : Math.min(closeAt, updatedAt);
}

type WalkedState = Pick<
  ConversionState,
  | 'status'
  | 'placedAt'
  | 'closeAt'
  | 'unpaidExpiryAt'
  | 'reportedMissingAt'
  | 'missingRates'
  | 'updatedAt'
>;
