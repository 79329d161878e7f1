import type { SocialPolicy } from '../../../core/social/polling/index.ts';
import { msPerDay, msPerMinute } from '../../../core/time/instant.ts';

/**
 * Prices: 0.005 USD for a post that is read, 0.010 for a user; the same one is charged once in a UTC day (docs.x.com, pricing, as of 2026-11-21). What
 * was charged before on the day is counted again here, so the bill is never above what is counted. Limits: 900 calls of a timeline, 900
 * of posts in any 15 minutes for each user.
 *
 * Chosen here: one poll a day, figures of a post on its first three days and once a week until the 30th, kept for 180 days. What is deleted on X
 * loses its words here, too (Developer Agreement, as of 2026-11-21).
 */
export const xPolicy: SocialPolicy = {
  platform: 'x',
  pollEveryMs: msPerDay,
  profileEveryMs: 7 * msPerDay,
  limits: [
    {
      ...{ name: 'quarter', per: 'account', units: 900 },
      window: { kind: 'sliding', ms: 15 * msPerMinute },
    },
  ],
  unitsPerCall: 1,
  microsPerItem: { profile: 10_000, list: 5_000, metrics: 5_000 },
  pageSize: 20,
  idsPerCall: 100,
  lists: 'new',
  listHasFigures: true,
  overlapMs: 0,
  backfillDays: 7,
  pagesPerPoll: 5,
  figures: [
    { untilAgeDays: 3, everyHours: 24 },
    { untilAgeDays: 30, everyHours: 168 },
  ],
  retentionDays: 180,
};
