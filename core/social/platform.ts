/** The platforms whose answers are understood; `rss` is a podcast's or a blog's feed. */
export const socialPlatforms = ['instagram', 'tiktok', 'youtube', 'twitch', 'x', 'rss'] as const;

export type SocialPlatform = (typeof socialPlatforms)[number];
