import type { SocialPolicy } from '../../../core/social/polling/index.ts';
import { msPerDay, msPerHour } from '../../../core/time/instant.ts';

/**
 * Limits: 10,000 units a day for each project, which begins anew at midnight Pacific time; each call used here costs one, a 304 too
 * (developers.google.com/youtube/v3/determine_quota_cost, as of 2026-11-21). A tenth is left for whatever else uses the project.
 *
 * Statistics are kept for 30 days (YouTube API Services, Developer Policies, III.E.4, as of 2026-11-21), and deleted within seven of the
 * end of a consent.
 */
export const youtubePolicy: SocialPolicy = {
  platform: 'youtube',
  pollEveryMs: 6 * msPerHour,
  profileEveryMs: msPerDay,
  limits: [
    {
      ...{ name: 'day', per: 'app', units: 9_000 },
      window: { kind: 'day', timeZone: 'America/Los_Angeles' },
    },
  ],
  unitsPerCall: 1,
  pageSize: 50,
  idsPerCall: 50,
  lists: 'new',
  listHasFigures: false,
  overlapMs: 3 * msPerDay,
  backfillDays: 30,
  pagesPerPoll: 10,
  figures: [
    { untilAgeDays: 3, everyHours: 6 },
    { untilAgeDays: 30, everyHours: 24 },
  ],
  retentionDays: 30,
};
