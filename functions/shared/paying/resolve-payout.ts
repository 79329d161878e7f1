import type { Sha256 } from '../../../core/encoding/hashing.ts';
import { confirmPayout } from '../../../core/ledger/confirm-payout.ts';
import { returnPayout } from '../../../core/ledger/return-payout.ts';
import { isCalledRail } from '../../../core/payouts/called-rails.ts';
import { onItsWay, type Payout } from '../../../core/payouts/payout.ts';
import type { PayoutStore } from '../../../core/payouts/payout-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { type MovePayoutPorts, movePayout } from './move-payout.ts';

export type ResolvePayoutPorts = MovePayoutPorts & {
  readonly payouts: Pick<PayoutStore, 'findPayout' | 'findBatch'>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

export type PayoutOutcome = 'confirmed' | 'failed';

export type Resolution =
  | { readonly kind: 'unknown' }
  /** Done now, or done before with the same outcome. */
  | { readonly kind: 'resolved' | 'already-resolved'; readonly payout: Payout }
  /** Before it was said to have ended otherwise; nothing is changed, a person must look. */
  | { readonly kind: 'contradicted'; readonly payout: Payout }
  /** Its batch is not released with it, so no rail can know anything of it. */
  | { readonly kind: 'not-released'; readonly payout: Payout }
  /** Its rail is called, and is still asked what became of it: nobody else knows better. */
  | { readonly kind: 'with-rail'; readonly payout: Payout };

export type ResolvePayout = (
  merchantId: string,
  payoutId: string,
  report: { readonly outcome: PayoutOutcome; readonly evidence: string },
) => Promise<Resolution>;

/**
 * Ends a payout as a person or its rail reports it: the money has arrived, or it came back and is
 * payable again. Reported twice, it happens once. Over a rail that is called a person ends only what is in review: whoever gave back
 * what may still be sent would pay it twice.
 */
export function makeResolvePayout(ports: ResolvePayoutPorts): ResolvePayout {
  return async (merchantId, payoutId, report) => {
    const found = await ports.payouts.findPayout(merchantId, payoutId);
    if (found === undefined) return { kind: 'unknown' };
    if (!isFinal(found) && !(await isReleased(ports, found))) {
      return { kind: 'not-released', payout: found };
    }

    let moved = false;
    const payout = await movePayout(ports, merchantId, payoutId, (head, current) => {
      moved = isForPeople(current);
      if (!moved) return undefined;
      const { outcome, evidence } = report;
      const at = ports.now();
      return outcome === 'confirmed'
        ? confirmPayout(head, current, { at, evidence }, ports.sha256)
        : returnPayout(head, current, { outcome, at, evidence }, ports.sha256);
    });
    if (payout === undefined) return { kind: 'unknown' };
    if (moved) return { kind: 'resolved', payout };
    if (payout.state === report.outcome) return { kind: 'already-resolved', payout };
    return { kind: isFinal(payout) ? 'contradicted' : 'with-rail', payout };
  };
}

/** Of a payout that is released. */
const isForPeople = ({ state, method }: Payout): boolean =>
  state === (isCalledRail(method.rail) ? 'review' : 'submitted');

const isFinal = ({ state }: Payout): boolean => state !== 'intended' && !onItsWay.includes(state);

async function isReleased({ payouts }: ResolvePayoutPorts, payout: Payout): Promise<boolean> {
  const batch = await payouts.findBatch(payout.merchantId, payout.batchId);
  return batch?.released?.payoutIds.includes(payout.payoutId) ?? false;
}
