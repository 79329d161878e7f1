import type { FinancialStatus } from '../../../core/assessment/order-facts.ts';
import type { WoocommerceOrder } from './woocommerce-schemas.ts';

/**
 * WooCommerce's statuses (its documentation, "Order Statuses"). `failed` was declined and may be paid again, so it waits
 * like `pending`; a `trash`ed order is gone as a cancelled one is.
 */
const financialStatuses: Readonly<Record<string, FinancialStatus>> = {
  pending: 'pending',
  'on-hold': 'pending',
  failed: 'pending',
  processing: 'paid',
  completed: 'paid',
  cancelled: 'voided',
  trash: 'voided',
  refunded: 'refunded',
  // WooCommerce Deposits, and plugins like it.
  'partial-payment': 'partially-paid',
  'partially-paid': 'partially-paid',
};

/**
 * How far an order is paid. Shops add statuses of their own (`shipped`, `ready-for-pickup`); what those mean is told by
 * whether the order has a time of payment. A paid order that lists refunds is partially refunded: WooCommerce has no
 * status for that, and gives `refunded` once everything went back.
 */
export function readStatus(
  { status, date_paid_gmt: paidAt }: Pick<WoocommerceOrder, 'status' | 'date_paid_gmt'>,
  hasRefunds: boolean,
): FinancialStatus {
  const known = Object.hasOwn(financialStatuses, status) ? financialStatuses[status] : undefined;
  const found = known ?? (paidAt ? 'paid' : 'pending');
  return found === 'paid' && hasRefunds ? 'partially-refunded' : found;
}

/** Carts that nobody has ordered yet: the block checkout keeps them as orders, and so does an editor. */
export function isDraft(status: string): boolean {
  return ['checkout-draft', 'auto-draft', 'draft'].includes(status);
}

export function isCancelled(status: string): boolean {
  return status === 'cancelled' || status === 'trash';
}
