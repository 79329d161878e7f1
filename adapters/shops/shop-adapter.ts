import type { Cancellation } from '../../core/assessment/cancellation.ts';
import type { Dispute } from '../../core/assessment/dispute.ts';
import type { NamedSubscription } from '../../core/assessment/named-subscription.ts';
import type { OrderSnapshot, Refund } from '../../core/assessment/order-facts.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { WebhookVerifier } from '../webhooks/webhook-verifier.ts';

/** An order as the shop told it, before the edge verified its tokens and hashed its buyer. */
export type UnsealedOrder = Omit<OrderSnapshot, 'tokens' | 'buyerIdentityHashes'> & {
  readonly tokenTexts: readonly string[];
  readonly buyer: { readonly emails: readonly string[]; readonly customerId?: string };
};

export type ParsedFact = {
  readonly factId: string;
  readonly orderId: string;
  /** The shop's own time of this version. */
  readonly sourceVersion: Instant;
  readonly content:
    | { readonly kind: 'order'; readonly topic: string; readonly order: UnsealedOrder }
    | {
        readonly kind: 'refund';
        readonly topic: string;
        readonly refund: Refund;
        readonly currency?: string;
      }
    | { readonly kind: 'dispute'; readonly topic: string; readonly dispute: Dispute }
    | {
        readonly kind: 'cancellation';
        readonly topic: string;
        readonly cancellation: Cancellation;
      }
    | { readonly kind: 'subscription'; readonly subscription: NamedSubscription };
};

/** Why a well-formed body cannot become a fact: a stable name, and a sentence without personal data. */
export type Rejection = {
  readonly reason: string;
  readonly detail: string;
  /** Field by field, for a sender who is told. */
  readonly issues?: readonly unknown[];
};

export type ParsedDelivery =
  | { readonly kind: 'facts'; readonly facts: readonly ParsedFact[] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** A topic that says nothing about money. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'not-parseable'; readonly detail: string };

/** One shop system's webhooks: who may send them, and what they say. */
export interface ShopAdapter extends WebhookVerifier {
  /**
   * The sender is a program whose makers can change it, so it is told by 409, 415 and 422 what is wrong. A shop system would
   * only drop its subscription for that, with all the good deliveries.
   */
  readonly tellsFaults?: boolean;
  /** What the sender wants to find in the body of a 200, beside what became of its delivery. */
  readonly acknowledgement?: Readonly<Record<string, string>>;
  /** Reads a body that `verify` accepted. */
  parse(body: Uint8Array, topic: string | undefined): ParsedDelivery;
}
