import { roundFraction } from '../money/round-fraction.ts';
import type { BaseSwitches } from '../plans/plan.ts';
import { applyRefunds } from './apply-refunds.ts';
import type { LineBase } from './assessment.ts';
import { countPiecesLeft } from './count-pieces-left.ts';
import { type LineValue, valueLines } from './line-values.ts';
import type { Refund } from './order-facts.ts';
import type { OrderState } from './order-state.ts';
import type { LineAmounts } from './spread-refund.ts';

/**
 * The commission base of every line of an order: what the customer pays for its goods, after edits
 * and discounts, less what its applied refunds gave back, without tax, shipping or gift cards
 * unless the plan says otherwise. A base is never negative. Tender (a gift card used) is not base.
 *
 * Where the plan includes tax, what was refunded without tax counts with its share of the tax.
 *
 * @throws RangeError while the order itself has not arrived.
 */
export function computeLineBases(order: OrderState, switches: BaseSwitches): LineBase[] {
  if (order.snapshot === undefined) throw new RangeError('A parked order has no lines yet.');

  const values = valueLines(order.snapshot);
  const refunds = listApplied(order);
  const refundedByLine =
    refunds.length === 0 ? nothing : applyRefunds(values, refunds).refundedByLine;
  return values.map((value) => toLineBase(value, refundedByLine, refunds, switches));
}

const nothing: LineAmounts = new Map();

function listApplied({ refunds }: OrderState): Refund[] {
  return refunds.filter(({ rejected }) => rejected === undefined).map(({ refund }) => refund);
}

function toLineBase(
  value: LineValue,
  refundedByLine: LineAmounts,
  refunds: readonly Refund[],
  switches: BaseSwitches,
): LineBase {
  const { line, netMinorUnits, taxMinorUnits } = value;
  const original = switches.includeTax ? netMinorUnits + taxMinorUnits : netMinorUnits;
  const refundedNet = refundedByLine.get(line.lineId) ?? 0n;
  const refunded =
    refundedNet === 0n ? 0n : roundFraction(refundedNet * original, netMinorUnits, 'half-even');
  const excluded = whyExcluded(value, switches);

  return {
    lineId: line.lineId,
    title: line.title,
    productId: line.productId,
    variantId: line.variantId,
    categories: line.categories,
    tags: line.tags,
    quantityLeft: countPiecesLeft(line, refunds),
    originalMinorUnits: original,
    refundedMinorUnits: refunded,
    baseMinorUnits: excluded === undefined ? original - refunded : 0n,
    excluded,
  };
}

function whyExcluded({ line }: LineValue, switches: BaseSwitches): LineBase['excluded'] {
  if (line.quantityAfterEdits === 0) return 'not-left-after-edits';
  return line.giftCard && !switches.includeGiftCards ? 'gift-card' : undefined;
}
