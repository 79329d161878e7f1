import type { SocialPlatform } from '../social/platform.ts';

/** Platforms on which people have a handle of their own; a feed has none. */
export const handlePlatforms = [
  'instagram',
  'tiktok',
  'youtube',
  'twitch',
  'x',
] as const satisfies readonly SocialPlatform[];

export type HandlePlatform = (typeof handlePlatforms)[number];

/** Whose account it is, by its platform's name for it. */
export type SocialHandle = {
  readonly platform: HandlePlatform;
  /** In lower case, without the `@`. */
  readonly handle: string;
};
