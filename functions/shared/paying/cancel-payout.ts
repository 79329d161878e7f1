import type { Sha256 } from '../../../core/encoding/hashing.ts';
import { returnPayout } from '../../../core/ledger/return-payout.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { type MovePayoutPorts, movePayout } from './move-payout.ts';

export type CancelPayoutPorts = MovePayoutPorts & {
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

export type Cancelling =
  | { readonly kind: 'unknown' }
  /** Done now, or done before. */
  | { readonly kind: 'cancelled'; readonly payout: Payout }
  /** A rail may have heard of it, or it has ended. */
  | { readonly kind: 'too-late'; readonly payout: Payout };

export type CancelPayout = (
  merchantId: string,
  payoutId: string,
  evidence: string,
) => Promise<Cancelling>;

/**
 * Takes a payout back that no rail has heard of. Its money is payable again; its own run does not reserve it
 * anew, the next one does.
 */
export function makeCancelPayout(ports: CancelPayoutPorts): CancelPayout {
  return async (merchantId, payoutId, evidence) => {
    const payout = await movePayout(ports, merchantId, payoutId, (head, current) => {
      if (current.state !== 'intended') return undefined;
      const reason = {
        outcome: 'cancelled' as const,
        isWithdrawn: true as const,
        ...{ at: ports.now(), evidence },
      };
      return returnPayout(head, current, reason, ports.sha256);
    });
    if (payout === undefined) return { kind: 'unknown' };
    return { kind: payout.state === 'cancelled' ? 'cancelled' : 'too-late', payout };
  };
}
