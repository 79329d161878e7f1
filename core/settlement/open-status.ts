import type { ConversionStatus } from './conversion.ts';
import type { RevisionInput } from './revision-input.ts';

/** The status of a conversion that is not closed, as its facts have it. */
export function openStatus({ order, assessment }: RevisionInput): ConversionStatus {
  if (assessment === undefined) return 'parked';
  if (order.snapshot?.test === true) return 'excluded';
  if (order.expired === true) return 'expired';
  return order.openHolds.length > 0 ? 'held' : 'pending';
}
