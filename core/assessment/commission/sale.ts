import type { Attribution } from '../../attribution/attribution.ts';
import type { Candidate } from '../../attribution/candidate.ts';
import type { Terms } from '../assessment.ts';
import type { OrderSnapshot } from '../order-facts.ts';
import type { Payment } from './exchange-amount.ts';

/** An order with everything that decides what its lines earn, whatever the plan says. */
export type Sale = {
  readonly order: OrderSnapshot;
  readonly attribution: Attribution;
  readonly terms: Terms;
  /** The touch of each of the attribution's credits, in their order. */
  readonly earning: readonly Candidate[];
};

/** In what an order is paid, and at which rates amounts in other currencies are. */
export function paymentOf({ order, terms }: Pick<Sale, 'order' | 'terms'>): Payment {
  const { rates } = terms;
  return { currency: order.currency, ...(rates === undefined ? {} : { rates }) };
}
