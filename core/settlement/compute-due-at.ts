import type { Instant } from '../time/instant.ts';
import type { ConversionState } from './conversion.ts';

/**
 * When the walk of closings should look at a conversion; `undefined` if never. That is when it closes,
 * and at once while it waits for a rate: each walk then assesses it again, until the rate is there. An
 * order that is not paid is looked at when it expires, on hold or not.
 */
export function computeDueAt(state: WalkedState): Instant | undefined {
  const { status, closeAt, unpaidExpiryAt, missingRates, updatedAt } = state;
  if (status !== 'pending' && status !== 'held') return undefined;
  if (closeAt === undefined) return unpaidExpiryAt;
  if (status === 'held') return undefined;
  return missingRates === undefined ? closeAt : Math.min(closeAt, updatedAt);
}

type WalkedState = Pick<
  ConversionState,
  'status' | 'closeAt' | 'unpaidExpiryAt' | 'missingRates' | 'updatedAt'
>;
