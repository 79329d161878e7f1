import type { SubIds } from '../attribution/touch.ts';
import type { Instant } from '../time/instant.ts';

/** What a click token says. It is signed, self-contained, and enough to attribute alone. */
export type ClickToken = {
  readonly merchantId: string;
  readonly touchId: string;
  readonly slug: string;
  readonly programId: string;
  readonly creatorId: string;
  readonly visitorId: string;
  readonly contentId?: string;
  readonly subIds?: SubIds;
  readonly at: Instant;
  /** A program that shops for a person asked for it; absent: somebody's browser opened the link. */
  readonly askedBy?: 'agent';
};

/** Keys by id; new tokens are signed with `current`, old ones stay valid while their key is kept. */
export type SigningKeys = {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
};

/** HMAC-SHA256 of a text under a key, base64url; and its comparison in constant time. */
export interface Mac {
  sign(key: string, text: string): string;
  verify(key: string, text: string, mac: string): boolean;
}
