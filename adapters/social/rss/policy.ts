import type { SocialPolicy } from '../../../core/social/polling/index.ts';
import { msPerHour } from '../../../core/time/instant.ts';

/**
 * Feeds have no terms: two hours between polls, where courtesy asks for one at least, and conditional requests. They count nothing, so nothing
 * has to be forgotten. How far back one goes is up to whoever writes it.
 */
export const rssPolicy: SocialPolicy = {
  platform: 'rss',
  pollEveryMs: 2 * msPerHour,
  limits: [{ name: 'hour', per: 'account', units: 20, window: { kind: 'fixed', ms: msPerHour } }],
  unitsPerCall: 1,
  pageSize: 1_000,
  idsPerCall: 0,
  lists: 'recent',
  listHasFigures: true,
  overlapMs: 0,
  backfillDays: 90,
  pagesPerPoll: 5,
  figures: [{ untilAgeDays: 90, everyHours: 24 }],
  retentionDays: 365,
};
