import type { Candidate } from '../../../core/attribution/candidate.ts';
import type { Touch } from '../../../core/attribution/touch.ts';
import { aTouch } from './a-touch.ts';
import { daysBeforeOrder } from './moments.ts';

/** A touch whose creator has been enrolled for a year, with an active link or valid code. */
export function aCandidate(
  touch: Partial<Touch> = {},
  changes: Partial<Omit<Candidate, 'touch'>> = {},
): Candidate {
  const since = daysBeforeOrder(365);
  return {
    touch: aTouch(touch),
    enrolment: { enrolledAt: since },
    ...(touch.kind === 'code' ? { code: { validFrom: since } } : { link: { activeFrom: since } }),
    creatorIdentityHashes: [],
    ...changes,
  };
}
