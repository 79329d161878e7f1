import type { SocialPlatform } from '../../core/social/index.ts';
import type { SocialPolicy } from '../../core/social/polling/index.ts';
import { instagramPolicy } from './instagram/policy.ts';
import { rssPolicy } from './rss/policy.ts';
import { tiktokPolicy } from './tiktok/policy.ts';
import { twitchPolicy } from './twitch/policy.ts';
import { xPolicy } from './x/policy.ts';
import { youtubePolicy } from './youtube/policy.ts';

/** Limits, prices and times of each platform. */
export const socialPolicies: Readonly<Record<SocialPlatform, SocialPolicy>> = {
  instagram: instagramPolicy,
  tiktok: tiktokPolicy,
  youtube: youtubePolicy,
  twitch: twitchPolicy,
  x: xPolicy,
  rss: rssPolicy,
};
