import type { Instant } from '../time/instant.ts';
import type { ConversionState } from './conversion.ts';

/**
 * When the walk of closings should look at a conversion; `undefined` if never. That is when it closes,
 * and at once while it waits for a rate: each walk then assesses it again, until the rate is there.
 */
export function computeDueAt({
  status,
  closeAt,
  missingRates,
  updatedAt,
}: Pick<ConversionState, 'status' | 'closeAt' | 'missingRates' | 'updatedAt'>):
  | Instant
  | undefined {
  if (status !== 'pending' || closeAt === undefined) return undefined;
  return missingRates === undefined ? closeAt : Math.min(closeAt, updatedAt);
}
