import type { JudgedTouch } from '../attribution.ts';
import type { CodePrecedence } from '../policy.ts';
import { isCode } from './is-code.ts';
import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/** Where codes and clicks are both left, the policy says which earn. */
export const decideCodeVsLink: PrecedenceStep = {
  rule: 'code-vs-link',
  findLosers: ({ contenders, policy }) => {
    const codes = contenders.filter(isCode);
    const clicks = contenders.filter((touch) => !isCode(touch));
    if (codes.length === 0 || clicks.length === 0) return [];
    switch (decideWinner(policy.codeVsLink, codes, clicks)) {
      case 'codes':
        return loseAs('superseded-by-code', clicks);
      case 'clicks':
        return loseAs('lower-precedence', codes);
      case 'both':
        return [];
    }
  },
};

function decideWinner(
  precedence: CodePrecedence,
  codes: readonly JudgedTouch[],
  clicks: readonly JudgedTouch[],
): 'codes' | 'clicks' | 'both' {
  switch (precedence) {
    case 'code-wins':
      return 'codes';
    case 'link-wins':
      return 'clicks';
    case 'code-wins-if-involved': {
      // After `chooseCodes` either all of the codes' creators clicked before, or none did.
      const clickers = new Set(clicks.map(({ candidate }) => candidate.touch.creatorId));
      return codes.some(({ candidate }) => clickers.has(candidate.touch.creatorId))
        ? 'codes'
        : 'clicks';
    }
    case 'shared':
      return 'both';
  }
}
