import type { Instant } from '../../core/time/instant.ts';

/** A webhook as it came in: the exact bytes that were signed, header names in any case. */
export type WebhookDelivery = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

/** What the receiver knows beside the delivery. */
export type Receipt = {
  readonly now: Instant;
  /** How far a signed time may be from `now`, either way; absent: what the protocol says. */
  readonly toleranceMs?: number;
  /** The id that the sender gave the subscription, where it is signed (PayPal). */
  readonly webhookId?: string;
};

export type VerificationRefusal =
  | 'missing-signature'
  | 'malformed-signature'
  | 'missing-delivery-id'
  | 'bad-signature'
  | 'timestamp-too-old'
  | 'timestamp-too-new'
  | 'untrusted-certificate';

export type Verification =
  | {
      readonly ok: true;
      /** Equal for all attempts to deliver one webhook; absent where the body has it, or nothing does. */
      readonly deliveryId?: string;
      /** Absent where the body has it. */
      readonly topic?: string;
    }
  | { readonly ok: false; readonly refusal: VerificationRefusal };

/** Who may send webhooks of one system. */
export interface WebhookVerifier {
  /** Whether this is the sender's unsigned greeting, which is answered 200 and not kept. */
  isPing?(delivery: WebhookDelivery): boolean;
  /**
   * Checks the signature over the exact bytes; any one of the keys suffices, because several are live during
   * a rotation. A key is the text that the vendor shows: a secret, or a public key in PEM.
   */
  verify(delivery: WebhookDelivery, keys: readonly string[], receipt: Receipt): Verification;
  /**
   * Says in words why `verify` refuses a delivery, and what to change. For a person who holds the
   * key, at a desk; never for the answer to an unauthenticated caller.
   */
  diagnose(delivery: WebhookDelivery, keys: readonly string[], receipt: Receipt): string;
}
