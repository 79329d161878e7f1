import type { JudgedTouch } from '../attribution.ts';
import { creatorClasses } from '../creator-class.ts';
import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/** Touches of the best class among the contenders stay: preferred before standard before last-resort. */
export const preferCreatorClass: PrecedenceStep = {
  rule: 'creator-class',
  findLosers: ({ contenders }) => {
    const best = Math.min(...contenders.map(rankOf));
    return loseAs(
      'lower-precedence',
      contenders.filter((contender) => rankOf(contender) > best),
    );
  },
};

function rankOf({ candidate: { enrolment } }: JudgedTouch): number {
  return creatorClasses.indexOf(enrolment?.creatorClass ?? 'standard');
}
