import type { SocialPlatform } from '../../core/social/index.ts';
import { instagramParser } from './instagram/instagram-parser.ts';
import { rssParser } from './rss/rss-parser.ts';
import type { SocialParser } from './social-parser.ts';
import { tiktokParser } from './tiktok/tiktok-parser.ts';
import { twitchParser } from './twitch/twitch-parser.ts';
import { xParser } from './x/x-parser.ts';
import { youtubeParser } from './youtube/youtube-parser.ts';

export const socialParsers: Readonly<Record<SocialPlatform, SocialParser>> = {
  instagram: instagramParser,
  tiktok: tiktokParser,
  youtube: youtubeParser,
  twitch: twitchParser,
  x: xParser,
  rss: rssParser,
};
