import { applyRefunds } from './apply-refunds.ts';
import { collectRefunds } from './collect-refunds.ts';
import { compareOrderFacts } from './compare-order-facts.ts';
import { findConflicts } from './find-conflicts.ts';
import { foldActivity } from './fold-activity.ts';
import { valueLines } from './line-values.ts';
import { listOpenHolds, listReleasedHolds } from './list-open-holds.ts';
import type { Fact } from './order-facts.ts';
import type { OrderState } from './order-state.ts';

/**
 * Says what all facts of one order come to. A function of the set of facts: their order, their
 * timing and their repetition change nothing.
 *
 * The newest snapshot replaces the older ones whole; each refund counts once, in its latest
 * version; a hold stays open until it is released. A refund beyond what the order has left, or in
 * another currency, is kept with its reason and not applied.
 *
 * @throws RangeError without any fact: there is no such order.
 */
export function foldOrder(facts: readonly Fact[]): OrderState {
  if (facts.length === 0) throw new RangeError('An order without facts does not exist.');

  const newest = facts
    .filter(({ content }) => content.kind === 'order')
    .toSorted(compareOrderFacts)
    .at(-1);
  const { refunds, foreign } = collectRefunds(facts, newest);
  const snapshot = newest?.content.kind === 'order' ? newest.content.order : undefined;
  const activity = foldActivity(facts);

  return {
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(activity === undefined ? {} : { activity }),
    refunds:
      snapshot === undefined
        ? refunds.map((refund) => ({ refund }))
        : [
            ...applyRefunds(valueLines(snapshot), refunds).folded,
            ...foreign.map((refund) => ({ refund, rejected: 'other-currency' as const })),
          ],
    openHolds: listOpenHolds(facts),
    releasedHoldIds: listReleasedHolds(facts),
    conflicts: findConflicts(facts),
    firstRecordedAt: Math.min(...facts.map(({ recordedAt }) => recordedAt)),
  };
}
