import type { Attribution } from '../../attribution/attribution.ts';
import type { Candidate } from '../../attribution/candidate.ts';

/**
 * The touch of each credit of an attribution, in the order of the credits.
 *
 * @throws RangeError if a credit has no eligible touch.
 */
export function findEarningTouches({ credits, judged }: Attribution): Candidate[] {
  // Credits and touches are both in time order, so the next one is rarely far.
  let place = 0;
  return credits.map(({ touchId }) => {
    for (let steps = 0; steps < judged.length; steps += 1) {
      const touch = judged[place];
      place = place + 1 === judged.length ? 0 : place + 1;
      if (touch?.verdict === 'eligible' && touch.candidate.touch.touchId === touchId) {
        return touch.candidate;
      }
    }
    throw new RangeError(`No eligible touch has the id ${touchId}.`);
  });
}
