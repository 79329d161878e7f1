import { roundFraction } from '../money/round-fraction.ts';
import type { BaseSwitches } from '../plans/plan.ts';
import { applyRefunds } from './apply-refunds.ts';
import type { LineBase } from './assessment.ts';
import { type LineValue, valueLines } from './line-values.ts';
import type { OrderState } from './order-state.ts';

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
  const applied = order.refunds.filter(({ rejected }) => rejected === undefined);
  const { refundedByLine } = applyRefunds(
    values,
    applied.map(({ refund }) => refund),
  );
  return values.map((value) =>
    toLineBase(value, refundedByLine.get(value.line.lineId) ?? 0n, switches),
  );
}

function toLineBase(value: LineValue, refundedNet: bigint, switches: BaseSwitches): LineBase {
  const { line, netMinorUnits, taxMinorUnits } = value;
  const original = netMinorUnits + (switches.includeTax ? taxMinorUnits : 0n);
  const refunded =
    netMinorUnits === 0n ? 0n : roundFraction(refundedNet * original, netMinorUnits, 'half-even');
  const excluded = whyExcluded(value, switches);

  return {
    lineId: line.lineId,
    ...(line.title === undefined ? {} : { title: line.title }),
    ...(line.productId === undefined ? {} : { productId: line.productId }),
    ...(line.variantId === undefined ? {} : { variantId: line.variantId }),
    originalMinorUnits: original,
    refundedMinorUnits: refunded,
    baseMinorUnits: excluded === undefined ? original - refunded : 0n,
    ...(excluded === undefined ? {} : { excluded }),
  };
}

function whyExcluded({ line }: LineValue, switches: BaseSwitches): LineBase['excluded'] {
  if (line.quantityAfterEdits === 0) return 'not-left-after-edits';
  return line.giftCard && !switches.includeGiftCards ? 'gift-card' : undefined;
}
