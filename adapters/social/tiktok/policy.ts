import type { SocialPolicy } from '../../../core/social/polling/index.ts';
import { msPerDay, msPerHour, msPerMinute } from '../../../core/time/instant.ts';

/**
 * Limits: 600 calls in any minute, for each endpoint (developers.tiktok.com/doc/tiktok-api-v2-rate-limit, as of 2026-11-21); taken here for the
 * merchant's app as a whole. Pages of 20, 20 ids in a query.
 *
 * Chosen here: six hours between polls, and figures kept for 180 days; TikTok's review of the app may ask for less.
 */
export const tiktokPolicy: SocialPolicy = {
  platform: 'tiktok',
  pollEveryMs: 6 * msPerHour,
  profileEveryMs: msPerDay,
  limits: (['profile', 'list', 'metrics'] as const).map((step) => ({
    name: `minute-${step}`,
    per: 'app',
    steps: [step],
    units: 600,
    window: { kind: 'sliding', ms: msPerMinute },
  })),
  unitsPerCall: 1,
  pageSize: 20,
  idsPerCall: 20,
  lists: 'recent',
  listHasFigures: true,
  overlapMs: 0,
  backfillDays: 30,
  pagesPerPoll: 20,
  figures: [
    { untilAgeDays: 7, everyHours: 6 },
    { untilAgeDays: 30, everyHours: 24 },
  ],
  retentionDays: 180,
};
