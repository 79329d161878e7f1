import type { PaymentState } from '../../../core/assessment/payment-state.ts';
import type { Reference } from '../../../core/references/index.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import { nameFact } from './name-fact.ts';
import type { StripeMessage } from './stripe-message.ts';

/** What became of one payment of another shop's order. */
export function tellPayment(
  paymentId: string,
  status: PaymentState['status'],
  references: readonly Reference[],
  message: StripeMessage,
): ParsedFact {
  return {
    ...nameFact('payment', paymentId, message),
    references,
    content: { kind: 'payment', payment: { paymentId, status, at: message.at } },
  };
}
