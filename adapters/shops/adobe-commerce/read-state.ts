import type { FinancialStatus } from '../../../core/assessment/order-facts.ts';
import type { ReadText } from '../amount-reader.ts';
import type { AdobeOrder } from './adobe-commerce-schemas.ts';
import { requireField } from './require-field.ts';

/** The states of `Magento\Sales\Model\Order`, and the statuses that shops are delivered with, which name them. */
const financialStatuses: Readonly<Record<string, FinancialStatus>> = {
  new: 'pending',
  pending: 'pending',
  pending_payment: 'pending',
  payment_review: 'pending',
  fraud: 'pending',
  holded: 'pending',
  processing: 'paid',
  complete: 'paid',
  closed: 'refunded',
  canceled: 'voided',
};

/** States that amounts do not overrule: they are somebody's decision, or a payment that is in doubt. */
const decided: readonly string[] = ['closed', 'canceled', 'payment_review', 'fraud'];

/**
 * How far an order is paid: what its totals say, if the hook sends them, else its state. A state is one of the eight
 * above; a status may be the shop's own, and is looked at where there is no state. An order on hold is judged by what it
 * was before.
 *
 * @throws UnusableContentError `missing-field` if neither says it.
 */
export function readFinancialStatus(order: AdobeOrder, read: ReadText): FinancialStatus {
  const state = stateOf(order) ?? '';
  const byTotals = decided.includes(state) ? undefined : readTotals(order, read);
  const known = Object.hasOwn(financialStatuses, state) ? financialStatuses[state] : undefined;
  return byTotals ?? requireField('state', known);
}

export function isCancelled(order: AdobeOrder): boolean {
  return stateOf(order) === 'canceled';
}

export function isComplete(order: AdobeOrder): boolean {
  return stateOf(order) === 'complete';
}

function stateOf({ state, status, hold_before_state: before }: AdobeOrder): string | undefined {
  const found = state || status || undefined;
  return found === 'holded' && before ? before : found;
}

function readTotals(order: AdobeOrder, read: ReadText): FinancialStatus | undefined {
  const { base_grand_total: grandTotal, base_total_paid: totalPaid } = order;
  if (!grandTotal || !totalPaid) return undefined;
  const due =
    read('base_grand_total', grandTotal) - read('base_total_canceled', order.base_total_canceled);
  const paid = read('base_total_paid', totalPaid);
  if (paid < due) return paid > 0n ? 'partially-paid' : 'pending';
  const refunded = read('base_total_refunded', order.base_total_refunded);
  return refunded > 0n ? 'partially-refunded' : 'paid';
}
