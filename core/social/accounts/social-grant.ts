import type { Instant } from '../../time/instant.ts';
import type { SocialAccountKey } from './social-account.ts';

/** What opens an account's API, sealed under the merchant's key. */
export type SocialGrant = SocialAccountKey & {
  /** Counts up with every change: who writes names the one that was read. */
  readonly version: number;
  readonly accessToken: string;
  /** Absent: it stays valid until somebody takes it back. */
  readonly accessExpiresAt?: Instant;
  readonly refreshToken?: string;
  readonly refreshExpiresAt?: Instant;
  readonly grantedAt: Instant;
  /** Since then somebody is renewing it; until then nobody else may, because the old refresh token dies with it. */
  readonly renewingUntil?: Instant;
};

/** What a platform hands out. Nothing of it is ever stored as it is. */
export type SocialTokens = {
  readonly accessToken: string;
  readonly expiresInSeconds?: number;
  readonly refreshToken?: string;
  readonly refreshExpiresInSeconds?: number;
  readonly scopes: readonly string[];
};
