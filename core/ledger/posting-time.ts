import { type Instant, msPerHour, msPerMinute } from '../time/instant.ts';
import type { Entry } from './entry.ts';

/** An entry is written at most so long after the time that it bears: no function runs longer than 15 minutes. */
export const maxPostingAgeMs = 30 * msPerMinute;

/**
 * So long after its end a month can be locked. It is more than `maxPostingAgeMs`, so from then on no entry can bear a
 * time of that month: none has to ask whether it is locked.
 */
export const lockableAfterMs = msPerHour;

/**
 * An entry was to be written that bears another time than now: too old a one, or one that has not come. Whoever
 * posts takes the time anew and tries again.
 */
export class PostingTimeError extends Error {
  readonly entry: Pick<Entry, 'journal' | 'sequence' | 'postedAt'>;

  constructor(entry: Entry, now: Instant) {
    const { journal, sequence, postedAt } = entry;
    const away = Math.round((now - postedAt) / msPerMinute);
    super(
      `The entry ${journal}#${sequence} bears a time ${away} minutes ago; entries are posted now.`,
    );
    this.name = 'PostingTimeError';
    this.entry = { journal, sequence, postedAt };
  }
}

/**
 * Lets an entry pass that is posted now.
 *
 * @throws PostingTimeError for one that could fall into a month that is locked, or lies in the future by more than
 *   clocks differ.
 */
export function assertPostedNow(entry: Entry, now: Instant): void {
  const age = now - entry.postedAt;
  if (age > maxPostingAgeMs || age < -maxPostingAgeMs) throw new PostingTimeError(entry, now);
}
