import type { Dispute } from '../../core/assessment/dispute.ts';
import type { NamedSubscription } from '../../core/assessment/named-subscription.ts';
import type { OrderSnapshot, Refund } from '../../core/assessment/order-facts.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A webhook as it came in: the exact bytes that were signed, header names in any case. */
export type ShopDelivery = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

export type VerificationRefusal = 'missing-signature' | 'missing-delivery-id' | 'bad-signature';

export type Verification =
  | {
      readonly ok: true;
      /** Equal for all attempts to deliver one webhook. */
      readonly deliveryId: string;
      readonly topic: string | undefined;
    }
  | { readonly ok: false; readonly refusal: VerificationRefusal };

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
    | { readonly kind: 'subscription'; readonly subscription: NamedSubscription };
};

/** Why a well-formed body cannot become a fact: a stable name, and a sentence without personal data. */
export type Rejection = { readonly reason: string; readonly detail: string };

export type ParsedDelivery =
  | { readonly kind: 'facts'; readonly facts: readonly ParsedFact[] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** A topic that says nothing about money. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'not-parseable'; readonly detail: string };

/** One shop system's webhooks: who may send them, and what they say. */
export interface ShopAdapter {
  /** Checks the signature over the exact bytes; any one of the secrets suffices. */
  verify(delivery: ShopDelivery, secrets: readonly string[], now: Instant): Verification;
  /**
   * Says in words why `verify` refuses a delivery, and what to change. For a person who holds the
   * secret, at a desk; never for the answer to an unauthenticated caller.
   */
  diagnose(delivery: ShopDelivery, secrets: readonly string[]): string;
  /** Reads a body that `verify` accepted. */
  parse(body: Uint8Array, topic: string | undefined): ParsedDelivery;
}
