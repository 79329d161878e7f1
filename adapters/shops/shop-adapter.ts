import type { Cancellation } from '../../core/assessment/cancellation.ts';
import type { Dispute } from '../../core/assessment/dispute.ts';
import type { NamedSubscription } from '../../core/assessment/named-subscription.ts';
import type { OrderSnapshot, Refund } from '../../core/assessment/order-facts.ts';
import type { OrderSupplement } from '../../core/assessment/order-supplement.ts';
import type { PaymentState } from '../../core/assessment/payment-state.ts';
import type { RefundedTotal } from '../../core/assessment/refunded-total.ts';
import type { PrivacyRequestKind } from '../../core/privacy/index.ts';
import type { Reference } from '../../core/references/index.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { WebhookVerifier } from '../webhooks/webhook-verifier.ts';

/** Tokens and a buyer as the shop told them, before the edge verified and hashed them. */
type Unsealed<Content> = Omit<Content, 'tokens' | 'buyerIdentityHashes'> & {
  readonly tokenTexts: readonly string[];
  readonly buyer: { readonly emails: readonly string[]; readonly customerId?: string };
};

export type UnsealedOrder = Unsealed<OrderSnapshot>;
export type UnsealedSupplement = Unsealed<OrderSupplement>;

export type ParsedContent =
  | { readonly kind: 'order'; readonly topic: string; readonly order: UnsealedOrder }
  | {
      readonly kind: 'refund';
      readonly topic: string;
      readonly refund: Refund;
      readonly currency?: string;
    }
  | { readonly kind: 'refunded-total'; readonly topic: string; readonly total: RefundedTotal }
  | { readonly kind: 'dispute'; readonly topic: string; readonly dispute: Dispute }
  | {
      readonly kind: 'cancellation';
      readonly topic: string;
      readonly cancellation: Cancellation;
    }
  | { readonly kind: 'payment'; readonly payment: PaymentState }
  | { readonly kind: 'subscription'; readonly subscription: NamedSubscription }
  | { readonly kind: 'supplement'; readonly supplement: UnsealedSupplement };

export type ParsedFact = {
  readonly factId: string;
  /** The shop's own time of this version. */
  readonly sourceVersion: Instant;
  readonly content: ParsedContent;
} & (
  | { readonly orderId: string; readonly references?: never }
  /** What the source calls the sale by, where it does not name the order; at least one. */
  | { readonly orderId?: never; readonly references: readonly Reference[] }
);

/** Why a well-formed body cannot become a fact: a stable name, and a sentence without personal data. */
export type Rejection = {
  readonly reason: string;
  readonly detail: string;
  /** Field by field, for a sender who is told. */
  readonly issues?: readonly unknown[];
};

/** What a shop asks for a customer of its own, or, when it is gone, for all of them. */
export type ParsedPrivacyRequest = {
  readonly kind: PrivacyRequestKind;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly customerId?: string;
  /** Orders of the customer that the shop names. */
  readonly orderIds: readonly string[];
};

/** An order that has to be read from the shop's API, because the delivery does not say what it came to. */
export type Refetch = {
  readonly orderId: string;
  /** The shop's own time of what it tells, if it says it: since then an order that cannot be found is gone. */
  readonly toldAt?: Instant;
  /** What it tells, for what the API does not say. */
  readonly topic?: string;
  /** Which of the shops it is of that one secret signs for, if the delivery says it. */
  readonly account?: string;
};

export type ParsedDelivery =
  | {
      readonly kind: 'facts';
      readonly facts: readonly ParsedFact[];
      /** What the delivery leaves out, for connections with access to the shop's API. */
      readonly refetch?: Refetch;
    }
  | { readonly kind: 'refetch'; readonly refetch: Refetch }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** It tells nothing, and asks for something. */
  | { readonly kind: 'privacy'; readonly asked: ParsedPrivacyRequest }
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
  /** The system chooses itself what it signs with, and says it once, when an endpoint is registered. */
  readonly choosesSecret?: true;
  /** What the sender wants to find in the body of a 200, beside what became of its delivery. */
  readonly acknowledgement?: Readonly<Record<string, string>>;
  /** Reads a body that `verify` accepted. */
  readonly parse: (body: Uint8Array, topic: string | undefined) => ParsedDelivery;
  /**
   * Reads it as one of a connection of kind `payments`, all of whose facts are told by reference. Absent: the system
   * moves no money for others.
   */
  readonly parsePayments?: (body: Uint8Array, topic: string | undefined) => ParsedDelivery;
}
