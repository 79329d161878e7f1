import type { AdjustmentKind } from '../adjustment-fact.ts';
import type {
  DirectExplanation,
  ExplainedActivity,
  ExplainedAdjustment,
  OwnDirectExplanation,
} from './direct-explanation.ts';
import { countThings, renderAmount } from './render-amount.ts';
import { renderCommission, renderOwnShare } from './render-commission.ts';
import { renderContent } from './render-content.ts';
import { renderEarnings } from './render-earnings.ts';
import { renderSettlement } from './render-settlement.ts';

/** The merchant's explanation of a conversion without attribution as plain English. */
export function renderDirectExplanation(explanation: DirectExplanation): string[] {
  const { creatorName, placedAt, activity, adjustment, plan, unpaid, total, groups } = explanation;
  const what = activity === undefined ? nameAdjustment(adjustment) : nameActivity(activity);
  return [
    `${what}, ${creatorName}, ${placedAt.slice(0, 10)}: ${renderAmount(total)} of commission.`,
    renderSettlement(explanation.settlement),
    ...(activity === undefined ? [] : renderContent(activity)),
    ...renderDecisions(adjustment),
    ...groups.map((group) => renderCommission(group, [])),
    ...[...explanation.owed, ...explanation.owedInKind].map(
      (each) => `${each.creatorName} earns ${renderAmount(each.amount)}.`,
    ),
    ...renderNothing({ unpaid, plan, currency: total.currency }),
  ];
}

/** One creator's explanation of it, addressed to the creator. */
export function renderOwnDirectExplanation(explanation: OwnDirectExplanation): string[] {
  const { placedAt, plan, unpaid, amount, shares, activity, adjustment } = explanation;
  return [
    `${nameOwn(explanation)}, ${placedAt.slice(0, 10)}: you earn ${renderEarnings(explanation)}.`,
    renderSettlement(explanation.settlement),
    ...(activity === undefined ? [] : renderContent(activity)),
    ...(adjustment === undefined ? [] : [`The reason: ${adjustment.reason}`]),
    ...shares.map((share) => renderOwnShare(share, [])),
    ...renderNothing({ unpaid, plan, currency: amount.currency }),
  ];
}

function nameOwn({ activity, adjustment }: OwnDirectExplanation): string {
  if (adjustment !== undefined) return nameAdjustment(adjustment);
  return activity === undefined
    ? 'What a creator whom you brought in was paid for'
    : nameActivity(activity);
}

const adjustments: Readonly<Record<AdjustmentKind, string>> = {
  bonus: 'A bonus',
  correction: 'A correction',
  'missing-order': 'The credit for an order that never arrived',
};

function nameAdjustment(adjustment: { readonly kind: AdjustmentKind } | undefined): string {
  return adjustment === undefined ? 'An adjustment' : adjustments[adjustment.kind];
}

function renderDecisions(adjustment: ExplainedAdjustment | undefined): string[] {
  if (adjustment === undefined) return [];
  const { author, reason, evidence, reverses, decision } = adjustment;
  return [
    `Made by ${author}. The reason: ${reason}`,
    `The evidence: ${evidence}`,
    ...(reverses === undefined ? [] : [`It takes back ${reverses}.`]),
    ...(decision === undefined ? [] : [renderDecision(decision)]),
  ];
}

function renderDecision(decision: NonNullable<ExplainedAdjustment['decision']>): string {
  const { outcome, author, at, note } = decision;
  const said = note === undefined ? '.' : `: ${note}`;
  return `${outcome === 'approved' ? 'Approved' : 'Refused'} by ${author} on ${at.slice(0, 10)}${said}`;
}

function nameActivity({ kind, quantity, milestone, dealId }: ExplainedActivity): string {
  switch (kind) {
    case 'milestone':
      return `The milestone ${milestone}${dealId === undefined ? '' : ` of the deal ${dealId}`}`;
    case 'lead':
      return countThings(quantity, 'lead');
    case 'clicks':
      return countThings(quantity, 'valid click');
    case 'reach':
      return countThings(quantity, 'view');
    case 'content':
      return `${countThings(quantity, 'approved piece')} of content`;
  }
}

function renderNothing({
  unpaid,
  plan,
  currency,
}: Pick<OwnDirectExplanation, 'unpaid' | 'plan'> & { readonly currency: string }): string[] {
  if (unpaid === undefined) return [];
  if (unpaid === 'refused') return ['Nothing is earned, because it was not approved.'];
  if (unpaid === 'withdrawn') return ['Nothing is earned, because the report was withdrawn.'];
  const origin = plan === undefined ? '' : ` of plan ${plan.planId}, version ${plan.versionId},`;
  return [
    `Nothing is earned, because no rule${origin} rewards this in ${currency} under its conditions.`,
  ];
}
