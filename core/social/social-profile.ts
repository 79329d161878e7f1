import type { Instant } from '../time/instant.ts';
import type { SocialPlatform } from './platform.ts';

/** An account, channel or feed. What is absent was not told. */
export type SocialProfile = {
  readonly platform: SocialPlatform;
  /** Absent where the answer does not say whose it is. */
  readonly profileId?: string;
  /** Without the `@`. */
  readonly handle?: string;
  readonly name?: string;
  readonly url?: string;
  readonly description?: string;
  readonly followers?: bigint;
  /** YouTube tells subscribers with three digits; then the true figure lies up to half a percent away. */
  readonly followersRounded?: true;
  readonly followersHidden?: true;
  readonly following?: bigint;
  readonly posts?: bigint;
  /** Of all content together. */
  readonly views?: bigint;
  readonly likes?: bigint;
  readonly verified?: boolean;
  readonly createdAt?: Instant;
  readonly language?: string;
  readonly country?: string;
  readonly live?: boolean;
  /** What the broadcast is called that goes on, or the last one (Twitch). */
  readonly broadcastTitle?: string;
  /** The channel says that it shows branded content now (Twitch). */
  readonly paidPartnership?: boolean;
};
