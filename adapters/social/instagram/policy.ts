import type { SocialPolicy } from '../../../core/social/polling/index.ts';
import { msPerDay, msPerHour } from '../../../core/time/instant.ts';

/**
 * Limit: 200 calls an hour for each user of the app (developers.facebook.com/docs/graph-api/overview/rate-limiting, as of 2026-11-21). The
 * limit by business use case grows with impressions and is not known before; its header is honoured. Insights are up to 48 hours late.
 *
 * Chosen here: three hours between polls, and figures kept for 180 days; Meta asks to delete on request and names no time.
 */
export const instagramPolicy: SocialPolicy = {
  platform: 'instagram',
  pollEveryMs: 3 * msPerHour,
  profileEveryMs: msPerDay,
  limits: [
    { name: 'hour', per: 'account', units: 200, window: { kind: 'sliding', ms: msPerHour } },
  ],
  unitsPerCall: 1,
  pageSize: 50,
  idsPerCall: 1,
  lists: 'new',
  listHasFigures: false,
  overlapMs: 3 * msPerDay,
  backfillDays: 30,
  pagesPerPoll: 10,
  figures: [
    { untilAgeDays: 3, everyHours: 6 },
    { untilAgeDays: 30, everyHours: 24 },
  ],
  retentionDays: 180,
};
