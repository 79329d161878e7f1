import { lookBackDays } from '../../attribution/look-back-days.ts';
import { renderOwnReassignment } from './explain-reassignment.ts';
import type { OwnShare } from './explained-commission.ts';
import type { CreatorExplanation, Explanation } from './explanation.ts';
import { explanationForCreator } from './explanation-for-creator.ts';
import type { OrderEvidence } from './order-evidence.ts';
import { renderOwnShare } from './render-commission.ts';
import { renderOwnUnpaid } from './render-unpaid.ts';
import { renderVerdict } from './render-verdict.ts';

/**
 * - `earned`: the creator earns on the order, and the reasons say how;
 * - `not-earned`: touches of the creator are known, and the reasons say why none of them earned, or
 *   why the credit that they have is worth nothing on this order;
 * - `no-touch`: nothing connects the creator with the order, and the reasons say what was looked for.
 */
export type WhyNotAnswer = {
  readonly creatorId: string;
  readonly outcome: 'earned' | 'not-earned' | 'no-touch';
  /** Plain English, one sentence each, as it can be sent to the creator. */
  readonly reasons: readonly string[];
};

/**
 * Answers a creator's "why was I not paid for this order?". What belongs to other creators is left
 * out, so a manager can pass the reasons on as they are.
 */
export function answerWhyNot(
  explanation: Explanation,
  evidence: OrderEvidence,
  creatorId: string,
): WhyNotAnswer {
  const own = explanationForCreator(explanation, creatorId);
  const { touches, shares, lines } = own;
  if (touches.length === 0 && shares.length === 0) {
    return { creatorId, outcome: 'no-touch', reasons: whatWasLookedFor(evidence) };
  }
  const verdicts = [
    ...touches.map((touch) => renderVerdict(touch, 'creator')),
    ...(own.reassignment === undefined ? [] : [renderOwnReassignment(own.reassignment)]),
  ];
  if (!shares.some(({ amount }) => /[1-9]/.test(amount.amount))) {
    return { creatorId, outcome: 'not-earned', reasons: [...verdicts, ...whyCreditIsNotPaid(own)] };
  }
  // What is earned without credit (for helping, for bringing somebody in) has its own sentence.
  const uncredited = shares
    .filter(({ credit }) => credit === undefined)
    .map((share) => renderOwnShare(share, lines));
  return { creatorId, outcome: 'earned', reasons: [...verdicts, ...uncredited] };
}

/** Credit alone would read as a reason to be paid, so what became of it is never left unsaid. */
function whyCreditIsNotPaid({
  touches,
  shares,
  lines,
  unpaid,
  reassignment,
}: CreatorExplanation): string[] {
  const isSaid = ({ lineId }: OwnShare) =>
    lineId !== undefined && unpaid.some((each) => each.lineId === lineId);
  const reasons = [
    ...unpaid.map(renderOwnUnpaid),
    ...shares.filter((share) => !isSaid(share)).map((share) => renderOwnShare(share, lines)),
  ];
  const hasCredit = touches.some(({ credit }) => credit !== undefined);
  return hasCredit && reasons.length === 0 && reassignment === undefined
    ? ['Under the plan, the order gave nothing for this credit.']
    : reasons;
}

function whatWasLookedFor({ codes, refusedTokens, isBuyerKnown }: OrderEvidence): string[] {
  return [
    `No click of yours is known from the buyer's browsers in the ${lookBackDays} days before the order.`,
    codes.length === 0
      ? 'No code was used on the order.'
      : 'None of the codes used on the order is yours.',
    ...(isBuyerKnown
      ? []
      : [
          'The order names neither its buyer nor a browser, so only a click token or a code could have led to you.',
        ]),
    ...(refusedTokens.length === 0
      ? []
      : [
          'The order carried a click token that could not be read, so it is not known whose it was.',
        ]),
  ];
}
