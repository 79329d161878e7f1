import type { JudgedTouch } from '../attribution.ts';
import { chooseCodes } from './choose-codes.ts';
import { isCode } from './is-code.ts';
import type { Contest, Loser, PrecedenceStep } from './precedence-step.ts';

/** Of several creators' codes on one order those stay that `chooseCodes` chooses. */
export const chooseBetweenCodes: PrecedenceStep = {
  rule: 'other-code',
  findLosers: (contest) => {
    const codes = contest.contenders.filter(isCode);
    if (codes.length < 2) return [];
    const chosen = chooseCodes(codes, findEarlierCreators(contest));
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

/** Creators with a click before the order, or with a view where views earn. */
function findEarlierCreators({ contenders, eligible, policy }: Contest): Set<string> {
  const clicks = contenders.filter((touch) => !isCode(touch));
  const views = policy.viewsEarn
    ? eligible.filter(({ candidate }) => candidate.touch.kind === 'view')
    : [];
  return new Set([...clicks, ...views].map(creatorOf));
}

function creatorOf({ candidate }: JudgedTouch): string {
  return candidate.touch.creatorId;
}
