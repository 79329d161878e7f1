import type { ConversionSummary } from '../settlement/conversion.ts';
import type { Assessment } from './assessment.ts';
import { earnsNothing } from './earns-nothing.ts';
import { valueLines } from './line-values.ts';
import { listCodeUses } from './list-code-uses.ts';
import type { OrderState } from './order-state.ts';

/**
 * What lists and reports show of an order, in minor units of its currency. An order that earns
 * nothing (a test, cancelled, voided, given back, never paid) is no revenue and gave no discount; neither is one
 * that has not arrived or is not assessed yet.
 */
export function summarizeOrder(
  order: OrderState,
  assessment: Assessment | undefined,
): ConversionSummary {
  const { snapshot } = order;
  const name = snapshot?.orderName === undefined ? {} : { orderName: snapshot.orderName };
  if (snapshot === undefined || assessment === undefined) return { ...name, ...nothing };

  const { lines, owed, terms, attribution, renewalOf } = assessment;
  // A renewal inherits the touches of the first payment, which is where the codes were used.
  const codes = renewalOf === undefined ? listCodeUses(attribution, snapshot.referrerHost) : [];
  const sold = earnsNothing(snapshot, order)
    ? { revenueMinorUnits: 0n, discountMinorUnits: 0n }
    : {
        revenueMinorUnits: sum(lines.map((line) => line.baseMinorUnits)),
        discountMinorUnits: sum(valueLines(snapshot).map((line) => line.discountMinorUnits)),
      };
  return {
    ...name,
    ...sold,
    commissionMinorUnits: sum(owed.map((amount) => amount.minorUnits)),
    newCustomer: terms.customer === 'new',
    refundedMinorUnits: sum(lines.map((line) => line.refundedMinorUnits)),
    ...(codes.length === 0 ? {} : { codes }),
  };
}

const nothing: ConversionSummary = {
  revenueMinorUnits: 0n,
  discountMinorUnits: 0n,
  commissionMinorUnits: 0n,
  newCustomer: false,
  refundedMinorUnits: 0n,
};

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
