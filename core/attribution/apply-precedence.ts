import type { JudgedTouch } from './attribution.ts';
import { chooseCodes } from './choose-codes.ts';
import type { AttributionPolicy } from './policy.ts';
import type { TouchKind } from './touch.ts';
import type { Verdict } from './verdict.ts';

/**
 * Decides between touches that are each eligible, and gives those that lose their reason.
 *
 * First between the codes of several creators (`chooseCodes`), then between codes and clicks as the
 * policy says; views earn only where the policy lets them, and only without any click or code.
 */
export function applyPrecedence(
  judged: readonly JudgedTouch[],
  policy: AttributionPolicy,
): JudgedTouch[] {
  const clicks = pickEligible(judged, 'click');
  const codes = pickEligible(judged, 'code');
  const views = policy.viewsEarn ? pickEligible(judged, 'view') : [];
  const chosen = chooseCodes(codes, creatorsOf([...clicks, ...views]));
  const winner = decideWinner(policy, chosen, clicks);
  const earningCreators = creatorsOf(chosen);

  const judgeCode = (touch: JudgedTouch): Verdict => {
    if (!chosen.includes(touch)) {
      const { creatorId } = touch.candidate.touch;
      return earningCreators.has(creatorId) ? 'lower-precedence' : 'superseded-by-code';
    }
    return winner === 'clicks' ? 'lower-precedence' : 'eligible';
  };
  const judgeByKind: Readonly<Record<TouchKind, (touch: JudgedTouch) => Verdict>> = {
    code: judgeCode,
    click: () => (winner === 'codes' ? 'superseded-by-code' : 'eligible'),
    view: (view) =>
      views.includes(view) && clicks.length + codes.length === 0 ? 'eligible' : 'lower-precedence',
  };

  return judged.map((touch) => {
    if (touch.verdict !== 'eligible') return touch;
    return { ...touch, verdict: judgeByKind[touch.candidate.touch.kind](touch) };
  });
}

/** Which kind of touch earns where both are there. Where only one is, that one does. */
function decideWinner(
  policy: AttributionPolicy,
  codes: readonly JudgedTouch[],
  clicks: readonly JudgedTouch[],
): 'codes' | 'clicks' | 'both' {
  if (codes.length === 0 || clicks.length === 0) return 'both';
  switch (policy.codeVsLink) {
    case 'code-wins':
      return 'codes';
    case 'link-wins':
      return 'clicks';
    case 'code-wins-if-involved': {
      // After `chooseCodes` either all of the codes' creators clicked before, or none did.
      const clickers = creatorsOf(clicks);
      return codes.some((code) => clickers.has(code.candidate.touch.creatorId))
        ? 'codes'
        : 'clicks';
    }
    case 'shared':
      return 'both';
  }
}

function pickEligible(judged: readonly JudgedTouch[], kind: TouchKind): JudgedTouch[] {
  return judged.filter(
    ({ candidate, verdict }) => verdict === 'eligible' && candidate.touch.kind === kind,
  );
}

function creatorsOf(touches: readonly JudgedTouch[]): Set<string> {
  return new Set(touches.map(({ candidate }) => candidate.touch.creatorId));
}
