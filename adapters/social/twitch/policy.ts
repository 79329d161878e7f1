import type { SocialPolicy } from '../../../core/social/polling/index.ts';
import { msPerDay, msPerHour, msPerMinute } from '../../../core/time/instant.ts';

/**
 * Limit: 800 points a minute for each app, one a call (dev.twitch.tv/docs/api/guide, "Twitch rate limits", as of 2026-11-21); the bucket fills
 * while one asks, so that half of it is counted in each minute.
 *
 * Chosen here: three hours between polls, and figures kept for 180 days; Twitch names no time. Broadcasts are deleted by Twitch itself after
 * 7 to 60 days.
 */
export const twitchPolicy: SocialPolicy = {
  platform: 'twitch',
  pollEveryMs: 3 * msPerHour,
  profileEveryMs: msPerDay,
  limits: [
    { name: 'minute', per: 'app', units: 800, window: { kind: 'sliding', ms: msPerMinute } },
  ],
  unitsPerCall: 1,
  pageSize: 100,
  idsPerCall: 100,
  lists: 'recent',
  listHasFigures: true,
  overlapMs: 0,
  backfillDays: 30,
  pagesPerPoll: 5,
  figures: [
    { untilAgeDays: 7, everyHours: 6 },
    { untilAgeDays: 30, everyHours: 24 },
  ],
  retentionDays: 180,
};
