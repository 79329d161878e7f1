import type { Instant } from '../../time/instant.ts';
import type { SocialPlatform } from '../platform.ts';

/** How it is known whose an account is. */
export type OwnershipProof =
  /** The creator signed in at the platform and said yes. */
  | 'oauth'
  /** A code stood in the account's own description. */
  | 'bio-code'
  /** A code stood in the feed: in `podcast:txt`, or in its description. */
  | 'feed-code';

/** An account, channel or feed of a creator, as it is polled for a merchant. One account is one creator's. */
export type SocialAccount = {
  readonly merchantId: string;
  readonly creatorId: string;
  /** `<platform>~<id at the platform>`; of a feed, of a digest of its address. */
  readonly accountId: string;
  readonly platform: SocialPlatform;
  /** The platform's id of it; of a feed its address. */
  readonly profileId: string;
  readonly handle?: string;
  readonly name?: string;
  readonly proof: OwnershipProof;
  /** What the creator granted. */
  readonly scopes: readonly string[];
  /** The host under which the API was reached when it was connected: links of programs without a host lead there. */
  readonly linkHost: string;
  /** `revoked`: the platform takes its token no more, and the creator has to connect again. `disconnected`: by us. */
  readonly status: 'connected' | 'revoked' | 'disconnected';
  readonly statusAt: Instant;
  /** Why it is not connected any more. */
  readonly reason?: string;
  readonly connectedAt: Instant;
};

export type SocialAccountKey = { readonly merchantId: string; readonly accountId: string };
