import type { JudgedTouch } from '../attribution.ts';
import { chooseCodes } from './choose-codes.ts';
import { findInvolvedCreators } from './find-involved-creators.ts';
import { isCode } from './is-code.ts';
import type { Loser, PrecedenceStep } from './precedence-step.ts';

/** Of several creators' codes on one order those stay that `chooseCodes` chooses. */
export const chooseBetweenCodes: PrecedenceStep = {
  rule: 'other-code',
  findLosers: (contest) => {
    const codes = contest.contenders.filter(isCode);
    if (codes.length < 2) return [];
    const chosen = chooseCodes(codes, findInvolvedCreators(contest));
    const earning = new Set(chosen.map(creatorOf));
    return codes
      .filter((code) => !chosen.includes(code))
      .map((touch): Loser => {
        // Another code of the same creator took nothing away from anybody.
        const isOwn = earning.has(creatorOf(touch));
        return { touch, verdict: isOwn ? 'lower-precedence' : 'superseded-by-code' };
      });
  },
};

function creatorOf({ candidate }: JudgedTouch): string {
  return candidate.touch.creatorId;
}
