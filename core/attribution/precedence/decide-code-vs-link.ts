import { findInvolvedCreators } from './find-involved-creators.ts';
import { isCode } from './is-code.ts';
import { loseAs } from './lose-as.ts';
import type { Contest, PrecedenceStep } from './precedence-step.ts';

/** Where codes and clicks are both left, the policy says which earn. */
export const decideCodeVsLink: PrecedenceStep = {
  rule: 'code-vs-link',
  findLosers: (contest) => {
    const codes = contest.contenders.filter(isCode);
    const clicks = contest.contenders.filter((touch) => !isCode(touch));
    if (codes.length === 0 || clicks.length === 0) return [];
    switch (decideWinner(contest)) {
      case 'codes':
        return loseAs('superseded-by-code', clicks);
      case 'clicks':
        return loseAs('lower-precedence', codes);
      case 'both':
        return [];
    }
  },
};

function decideWinner(contest: Contest): 'codes' | 'clicks' | 'both' {
  switch (contest.policy.codeVsLink) {
    case 'code-wins':
      return 'codes';
    case 'link-wins':
      return 'clicks';
    case 'code-wins-if-involved': {
      // `chooseCodes` keeps no other codes beside those of involved creators: one stands for all.
      const involved = findInvolvedCreators(contest);
      return contest.contenders.some(
        (touch) => isCode(touch) && involved.has(touch.candidate.touch.creatorId),
      )
        ? 'codes'
        : 'clicks';
    }
    case 'shared':
      return 'both';
  }
}
