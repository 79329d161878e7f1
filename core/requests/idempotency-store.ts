import type { Instant } from '../time/instant.ts';

/** The answer to a request, kept so that a repetition gets the same one. */
export type StoredAnswer = { readonly status: number; readonly body: string };

/** A request that its sender may repeat: the key says which, the fingerprint what it asked for. */
export type KeyedRequest = {
  readonly merchantId: string;
  readonly key: string;
  readonly fingerprint: string;
};

/**
 * - `started`: it is new (or was given up), and the caller does it now.
 * - `in-flight`: somebody else is doing it.
 * - `reused`: the key belongs to a request that asked for something else.
 * - `answered`: it was done.
 */
export type RequestStart =
  | { readonly kind: 'started' | 'in-flight' | 'reused' }
  | { readonly kind: 'answered'; readonly answer: StoredAnswer };

/** A request that was started and never answered may be started again after this. */
export const requestLeaseMs = 60_000;

/** Answers are kept this long; the same key is a new request after it. */
export const answerLifeMs = 7 * 86_400_000;

export interface IdempotencyStore {
  /** Of any number of equal requests at once, exactly one is answered `started`. */
  start(request: KeyedRequest, now: Instant): Promise<RequestStart>;
  /** Keeps the answer of a request that was started. */
  answer(request: KeyedRequest, answer: StoredAnswer, now: Instant): Promise<void>;
  /** Gives up a request that was started, so that its repetition is done anew. */
  abandon(request: KeyedRequest, now: Instant): Promise<void>;
}
