import { type Instant, msPerDay, msPerHour } from '../../time/instant.ts';
import type { SocialPolicy } from './social-policy.ts';

/**
 * Whether figures of a post are stored in a poll: by its age there is a time between two of them, and a new one has begun
 * since the last poll. A post of which nobody knows how old it is counts as young.
 */
export function isFigureDue(
  policy: Pick<SocialPolicy, 'figures'>,
  publishedAt: Instant | undefined,
  lastPollAt: Instant | undefined,
  now: Instant,
): boolean {
  const ageDays = (now - (publishedAt ?? now)) / msPerDay;
  const tier = policy.figures.find(({ untilAgeDays }) => ageDays <= untilAgeDays);
  if (tier === undefined) return false;
  if (lastPollAt === undefined) return true;
  const every = tier.everyHours * msPerHour;
  return Math.floor(now / every) !== Math.floor(lastPollAt / every);
}

/** Until what age posts are looked at. */
export function watchedDays({ figures }: Pick<SocialPolicy, 'figures'>): number {
  return Math.max(0, ...figures.map(({ untilAgeDays }) => untilAgeDays));
}
