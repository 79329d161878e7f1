import type {
  DirectExplanation,
  ExplainedActivity,
  OwnDirectExplanation,
} from './direct-explanation.ts';
import { countThings, renderAmount } from './render-amount.ts';
import { renderCommission, renderOwnShare } from './render-commission.ts';
import { renderEarnings } from './render-earnings.ts';
import { renderSettlement } from './render-settlement.ts';

/** The merchant's explanation of a conversion without attribution as plain English. */
export function renderDirectExplanation(explanation: DirectExplanation): string[] {
  const { creatorName, placedAt, activity, plan, unpaid, total, groups } = explanation;
  const what = nameActivity(activity);
  return [
    `${what}, ${creatorName}, ${placedAt.slice(0, 10)}: ${renderAmount(total)} of commission.`,
    renderSettlement(explanation.settlement),
    ...groups.map((group) => renderCommission(group, [])),
    ...[...explanation.owed, ...explanation.owedInKind].map(
      (each) => `${each.creatorName} earns ${renderAmount(each.amount)}.`,
    ),
    ...renderNothing({ unpaid, plan, currency: total.currency }),
  ];
}

/** One creator's explanation of it, addressed to the creator. */
export function renderOwnDirectExplanation(explanation: OwnDirectExplanation): string[] {
  const { activity, placedAt, plan, unpaid, amount, shares } = explanation;
  const what =
    activity === undefined
      ? 'What a creator whom you brought in was paid for'
      : nameActivity(activity);
  return [
    `${what}, ${placedAt.slice(0, 10)}: you earn ${renderEarnings(explanation)}.`,
    renderSettlement(explanation.settlement),
    ...shares.map((share) => renderOwnShare(share, [])),
    ...renderNothing({ unpaid, plan, currency: amount.currency }),
  ];
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
  if (unpaid === 'withdrawn') return ['Nothing is earned, because the report was withdrawn.'];
  const origin = plan === undefined ? '' : ` of plan ${plan.planId}, version ${plan.versionId},`;
  return [
    `Nothing is earned, because no rule${origin} rewards this in ${currency} under its conditions.`,
  ];
}
