import { renderOwnReassignment, renderReassignment } from './explain-reassignment.ts';
import { renderRejectedRefunds } from './explain-rejected-refunds.ts';
import type { CreatorExplanation, ExplainedLine, Explanation } from './explanation.ts';
import { renderAmount } from './render-amount.ts';
import { renderCommission, renderLineName, renderOwnShare } from './render-commission.ts';
import { renderEarnings } from './render-earnings.ts';
import { renderSettlement } from './render-settlement.ts';
import { renderShare } from './render-share.ts';
import { listUnsaid, renderOwnUnpaid, renderUnpaid } from './render-unpaid.ts';
import { renderVerdict, renderVisit } from './render-verdict.ts';

/** The merchant's explanation of a conversion as plain English, one sentence a line. */
export function renderExplanation(explanation: Explanation): string[] {
  const { lines, groups, owed, owedInKind, touches } = explanation;
  return [
    `${renderTitle(explanation)}: ${renderAmount(explanation.total)} of commission.`,
    renderSettlement(explanation.settlement),
    ...renderRenewal(explanation),
    explanation.modelDescription,
    ...touches.map((touch) => renderVerdict(touch, 'merchant')),
    ...explanation.visits.map(renderVisit),
    ...(explanation.reassignment === undefined ? [] : renderReassignment(explanation.reassignment)),
    ...lines.map(renderLine),
    ...renderRejectedRefunds(explanation.rejectedRefunds),
    ...groups.map((group) => renderCommission(group, lines)),
    ...[...owed, ...owedInKind].map(
      ({ creatorName, amount }) => `${creatorName} earns ${renderAmount(amount)}.`,
    ),
    ...renderFlaggedIdentities(explanation),
    ...listUnsaid(explanation.unpaid, explanation).map(renderUnpaid),
  ];
}

/** One creator's explanation of a conversion as plain English, addressed to the creator. */
export function renderCreatorExplanation(explanation: CreatorExplanation): string[] {
  const { lines, shares, touches, otherCreators } = explanation;
  const others = otherCreators === 1 ? 'Another creator was' : `${otherCreators} others were`;
  return [
    `${renderTitle(explanation)}: you earn ${renderEarnings(explanation)}.`,
    renderSettlement(explanation.settlement),
    ...renderRenewal(explanation),
    explanation.modelDescription,
    ...touches.map((touch) => renderVerdict(touch, 'creator')),
    ...(otherCreators === 0 ? [] : [`${others} considered for this order too.`]),
    ...renderUnpaidCredit(explanation),
    ...(explanation.reassignment === undefined
      ? []
      : [renderOwnReassignment(explanation.reassignment)]),
    ...lines.map(renderLine),
    ...renderRejectedRefunds(explanation.rejectedRefunds),
    ...shares.map((share) => renderOwnShare(share, lines)),
    ...listUnsaid(explanation.unpaid, explanation).map(renderOwnUnpaid),
  ];
}

function renderFlaggedIdentities({ flaggedIdentities: count }: Explanation): string[] {
  if (count === undefined) return [];
  const which =
    count === 1 ? 'An identity of the buyer joins' : `${count} identities of the buyer join`;
  return [`${which} more browsers than a person has, so no visit was found through it.`];
}

function renderUnpaidCredit({ unpaidCredit }: CreatorExplanation): string[] {
  if (unpaidCredit === undefined) return [];
  return [
    `${renderShare(unpaidCredit)} of the credit went to visits through other channels, for which nobody is paid.`,
  ];
}

function renderRenewal({ renewalOf }: Pick<Explanation, 'renewalOf'>): string[] {
  if (renewalOf === undefined) return [];
  const { orderName, conversionId } = renewalOf;
  return [
    `A renewal of order ${orderName ?? conversionId}, with the credit and the plan version of that order.`,
  ];
}

function renderTitle({
  orderName,
  conversionId,
  placedAt,
}: Pick<Explanation, 'orderName' | 'conversionId' | 'placedAt'>): string {
  return `Order ${orderName ?? conversionId} of ${placedAt.slice(0, 10)}`;
}

function renderLine(line: ExplainedLine): string {
  const name = renderLineName(line);
  if (line.excluded === 'gift-card') return `${name}: no base, because gift cards earn nothing.`;
  if (line.excluded !== undefined)
    return `${name}: no base, because it was edited out of the order.`;

  const hasRefund = /[1-9]/.test(line.refunded.amount);
  const origin = hasRefund
    ? `, which is ${line.original.amount} less ${line.refunded.amount} refunded`
    : '';
  return `${name}: a base of ${renderAmount(line.base)}${origin}.`;
}
