import { conversionIdOf } from '../settlement/conversion-id.ts';
import { applyRefunds } from './apply-refunds.ts';
import { cancelOrder } from './cancel-order.ts';
import { collectRefunds } from './collect-refunds.ts';
import { compareOrderFacts } from './compare-order-facts.ts';
import { findConflicts } from './find-conflicts.ts';
import { foldActivity } from './fold-activity.ts';
import { foldAdjustment } from './fold-adjustment.ts';
import { foldDisputes } from './fold-disputes.ts';
import { foldEarlyCloses } from './fold-early-closes.ts';
import { foldReassignments } from './fold-reassignments.ts';
import { valueLines } from './line-values.ts';
import { listApprovalHolds } from './list-approval-holds.ts';
import { listDisputeHolds } from './list-dispute-holds.ts';
import { listOpenHolds, listReleasedHolds } from './list-open-holds.ts';
import { nameSubscriptions } from './name-subscriptions.ts';
import type { Fact, OrderSnapshot } from './order-facts.ts';
import type { OrderState } from './order-state.ts';
import { payByPayments } from './pay-by-payments.ts';
import { supplementOrder } from './supplement-order.ts';

/**
 * Says what all facts of one order come to. A function of the set of facts: their order, their
 * timing and their repetition change nothing.
 *
 * The newest snapshot replaces the older ones whole; each refund counts once, in its latest
 * version; a hold stays open until it is released. A refund beyond what the order has left, or in
 * another currency, is kept with its reason and not applied. A dispute holds while it is open, and
 * takes back what it was about once it is lost. A cancellation that is told by itself cancels, until
 * a later snapshot says otherwise.
 *
 * @throws RangeError without any fact: there is no such order.
 */
export function foldOrder(facts: readonly Fact[]): OrderState {
  const [first] = facts;
  if (first === undefined) throw new RangeError('An order without facts does not exist.');

  const newest = facts
    .filter(({ content }) => content.kind === 'order')
    .toSorted(compareOrderFacts)
    .at(-1);
  const { refunds, foreign, toldByShop } = collectRefunds(facts, newest);
  const releasedHoldIds = listReleasedHolds(facts);
  const snapshot =
    newest?.content.kind === 'order' ? readOrder(newest.content.order, newest, facts) : undefined;
  const activity = foldActivity(facts);
  const disputes = foldDisputes(facts);
  const conversionId = conversionIdOf(first);
  const adjustment = foldAdjustment(conversionId, facts);
  const reassignments = foldReassignments(facts);
  const earlyCloses = foldEarlyCloses(facts);

  return {
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(activity === undefined ? {} : { activity }),
    ...(adjustment === undefined ? {} : { adjustment }),
    ...(reassignments.length === 0 ? {} : { reassignments }),
    ...(earlyCloses.length === 0 ? {} : { earlyCloses }),
    refunds:
      snapshot === undefined
        ? refunds.map((refund) => ({ refund }))
        : [
            ...applyRefunds(valueLines(snapshot), refunds).folded,
            ...foreign.map((refund) => ({ refund, rejected: 'other-currency' as const })),
            ...toldByShop.map((refund) => ({ refund, rejected: 'told-by-shop' as const })),
          ],
    ...(disputes.length === 0 ? {} : { disputes }),
    openHolds: [
      ...listOpenHolds(facts),
      ...listApprovalHolds(conversionId, adjustment, reassignments),
      ...listDisputeHolds(disputes, conversionId, snapshot?.currency).filter(
        ({ holdId }) => !releasedHoldIds.includes(holdId),
      ),
    ],
    releasedHoldIds,
    conflicts: findConflicts(facts),
    firstRecordedAt: Math.min(...facts.map(({ recordedAt }) => recordedAt)),
  };
}

/** The newest snapshot with what is told of the order apart from it. */
function readOrder(order: OrderSnapshot, newest: Fact, facts: readonly Fact[]): OrderSnapshot {
  const paid = payByPayments(cancelOrder(order, newest, facts), facts);
  return supplementOrder(nameSubscriptions(paid, facts), facts);
}
