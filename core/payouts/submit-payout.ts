import type { Instant } from '../time/instant.ts';
import { moveTo } from './move-to.ts';
import type { Payout } from './payout.ts';

/**
 * A payout at the moment it is handed to its rail. Every store writes this, under its conditions.
 *
 * @throws RangeError if the payout is not waiting to be submitted.
 */
export function submitPayout(payout: Payout, at: Instant): Payout {
  if (payout.state !== 'intended') {
    throw new RangeError(
      `The payout ${payout.payoutId} is ${payout.state} and cannot be submitted.`,
    );
  }
  return moveTo(payout, 'submitted', { at, evidence: `batch ${payout.batchId}` });
}
