import type { Instant } from '../time/instant.ts';

export const socialRefusalKinds = [
  /** Asked too often; ask again after `retryAfterMs` or at `retryAt`, where the platform says when. */
  'throttled',
  /** The day's or month's budget is spent; asking again soon is of no use. */
  'quota-exceeded',
  /** The token is unknown, expired or revoked: refresh it, or have the creator connect again. */
  'token-invalid',
  /** The token is good, but does not cover this: the creator has to grant more. */
  'scope-missing',
  /** The app or the account may not see this, whatever its token grants. */
  'permission-missing',
  /** There is no such thing, or none that may be seen. */
  'not-found',
  /** Too few people saw it for the platform to tell figures. */
  'too-few-viewers',
  /** The platform does not understand what it was asked. */
  'invalid-request',
  /** The platform failed; ask again later. */
  'platform-failed',
  /** The platform refuses in a way that has no name here. */
  'refused',
  /** The answer is not in the form that the platform promises. */
  'malformed',
  /** The answer is to another question; `looksLike` says to which. */
  'wrong-kind',
  /** It is well-formed, and nothing that can be read. */
  'unsupported',
] as const;

/** Why an answer has no content: each asks for something else to be done. */
export type SocialRefusalKind = (typeof socialRefusalKinds)[number];

export type SocialRefusal = {
  readonly kind: SocialRefusalKind;
  /** A sentence for people. */
  readonly detail: string;
  /** The platform's own code or reason, as `190`, `quotaExceeded`, `access_token_invalid`. */
  readonly platformCode?: string;
  readonly platformMessage?: string;
  /** What the platform wants to be told if it is asked why. */
  readonly traceId?: string;
  readonly retryAfterMs?: number;
  readonly retryAt?: Instant;
  /** The kind that the answer seems to be of. */
  readonly looksLike?: string;
};
