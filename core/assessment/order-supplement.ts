import type { Reference } from '../references/reference-id.ts';
import type { CarriedToken, OrderCode } from './order-facts.ts';

/**
 * What belongs to an order and is told apart from it: a checkout knows the journey and the browser of a sale
 * that its invoice tells of, and a payment of an invoice knows what the payment is called. It says nothing
 * of money, and nothing replaces it.
 */
export type OrderSupplement = {
  readonly tokens: readonly CarriedToken[];
  readonly visitorId?: string;
  /** Peppered hashes of customer id and e-mail. */
  readonly buyerIdentityHashes: readonly string[];
  readonly codes: readonly OrderCode[];
  readonly references?: readonly Reference[];
};
