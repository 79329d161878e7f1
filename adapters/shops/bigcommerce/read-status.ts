import type { FinancialStatus } from '../../../core/assessment/order-facts.ts';
import { UnusableContentError } from '../unusable-content-error.ts';

/**
 * BigCommerce's statuses, by their ids, because merchants rename them (its documentation, "Order status"). What awaits a person's
 * verification, or is disputed, counts as authorized: it does not close, and is paid as soon as its status says so.
 */
const financialStatuses: Readonly<Record<string, FinancialStatus>> = {
  0: 'pending', // Incomplete: the buyer left at the payment.
  1: 'pending',
  2: 'paid', // Shipped
  3: 'paid', // Partially Shipped
  4: 'refunded',
  5: 'voided', // Cancelled
  6: 'voided', // Declined
  7: 'pending', // Awaiting Payment
  8: 'paid', // Awaiting Pickup
  9: 'paid', // Awaiting Shipment
  10: 'paid', // Completed
  11: 'paid', // Awaiting Fulfillment
  12: 'authorized', // Manual Verification Required
  13: 'authorized', // Disputed
  14: 'partially-refunded',
};

/**
 * How far an order is paid.
 *
 * @throws UnusableContentError for a status that is not known: whether somebody paid is not to be guessed.
 */
export function readStatus(statusId: string, hasRefunds: boolean): FinancialStatus {
  const status = Object.hasOwn(financialStatuses, statusId)
    ? financialStatuses[statusId]
    : undefined;
  if (status === undefined) {
    throw new UnusableContentError('unknown-status', `The order has the status ${statusId}.`);
  }
  return status === 'paid' && hasRefunds ? 'partially-refunded' : status;
}

export function isCancelled(statusId: string): boolean {
  return statusId === '5';
}

/** Shipped, or Completed. */
export function isFulfilled(statusId: string): boolean {
  return statusId === '2' || statusId === '10';
}
