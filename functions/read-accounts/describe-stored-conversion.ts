import type { Dispute } from '../../core/assessment/dispute.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { StoredConversion } from '../../core/settlement/conversion-store.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { describeEarlyClose } from '../shared/reading/describe-early-close.ts';
import { describeEntry } from '../shared/reading/describe-entry.ts';
import { describeConversion } from './describe-conversion.ts';

/**
 * A conversion with everything behind its figures: its journal, the refunds that were not applied
 * with the reason, its disputes, and the ids of facts that contradict each other. `undefined` until it is assessed.
 */
export function describeStoredConversion({ state, facts }: StoredConversion, now: Instant) {
  if (state === undefined || facts.length === 0) return undefined;
  const { refunds, conflicts, disputes = [], earlyCloses = [] } = foldOrder(facts);
  return {
    ...describeConversion(state, now),
    journal: state.journal.map(describeEntry),
    rejectedRefunds: refunds.flatMap(({ refund: { refundId, processedAt }, rejected }) =>
      rejected === undefined
        ? []
        : [{ refundId, processedAt: formatInstant(processedAt), reason: rejected }],
    ),
    disputes: disputes.map(describeDispute),
    earlyCloses: earlyCloses.map(describeEarlyClose),
    conflicts,
  };
}

function describeDispute({ openedAt, endedAt, minorUnits, currency, ...dispute }: Dispute) {
  return {
    ...dispute,
    amount: toMoneyDocument({ minorUnits, currency }),
    openedAt: formatInstant(openedAt),
    ...(endedAt === undefined ? {} : { endedAt: formatInstant(endedAt) }),
  };
}
