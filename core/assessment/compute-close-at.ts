import type { HoldSettings } from '../programs/program.ts';
import { addDays } from '../time/add-days.ts';
import type { Instant } from '../time/instant.ts';
import type { OrderSnapshot } from './order-facts.ts';
import type { OrderState } from './order-state.ts';

/**
 * When an order's hold window ends, in this order of cases:
 *
 * - the order has not arrived, or is a test: never, so `undefined`;
 * - cancelled or voided: `afterPaymentDays` after the payment, or the order if it was never paid; it
 *   closes at zero;
 * - not fully paid: `undefined`, it waits for the payment (and expires, see `computeExpiryAt`);
 * - nothing that is left has to be shipped: `digitalAfterPaymentDays` after the payment;
 * - fully fulfilled: `afterFulfilmentDays` after the last fulfilment;
 * - partly fulfilled: `afterPaymentDays` after the payment, but not before `afterFulfilmentDays`
 *   after the last parcel, whose buyer may still send it back;
 * - not fulfilled: `afterPaymentDays` after the payment.
 *
 * A refunded order was paid, and closes as such.
 */
export function computeCloseAt(
  { snapshot }: Pick<OrderState, 'snapshot'>,
  hold: HoldSettings,
): Instant | undefined {
  if (snapshot === undefined || snapshot.test) return undefined;

  const { paidAt, lastFulfilledAt } = snapshot;
  if (snapshot.cancelledAt !== undefined || snapshot.financialStatus === 'voided') {
    return addDays(paidAt ?? snapshot.placedAt, hold.afterPaymentDays);
  }
  if (paidAt === undefined) return undefined;
  if (isDigital(snapshot)) return addDays(paidAt, hold.digitalAfterPaymentDays);

  const afterPayment = addDays(paidAt, hold.afterPaymentDays);
  if (lastFulfilledAt === undefined) return afterPayment;
  const afterFulfilment = addDays(lastFulfilledAt, hold.afterFulfilmentDays);
  return snapshot.fullyFulfilled ? afterFulfilment : Math.max(afterPayment, afterFulfilment);
}

function isDigital({ lines }: OrderSnapshot): boolean {
  return lines.every((line) => !line.requiresShipping || line.quantityAfterEdits === 0);
}
