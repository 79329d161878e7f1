import type { SocialPlatform } from '../platform.ts';

/** The merchant's own app at a platform: platforms give limits and rights to apps. */
export type SocialApp = {
  readonly merchantId: string;
  readonly platform: SocialPlatform;
  /** Absent where accounts are proved by a code only. */
  readonly clientId?: string;
  /** Sealed. */
  readonly clientSecret?: string;
  /** What reads public data without anybody's consent, sealed: YouTube's API key, X's bearer token. */
  readonly appToken?: string;
  /** What may be spent in a UTC month at a platform that costs, in micro-dollars. Absent: nothing. */
  readonly monthlyBudgetMicros?: bigint;
  readonly brandHandles: readonly string[];
  readonly brandHashtags: readonly string[];
  /** In place of the platform's hosts, on one machine only. */
  readonly address?: string;
};
