import type { MoneyDocument } from '../money/money-document.ts';
import type { ExplainedCredit, ExplainedLine, ExplainedRule } from './explanation.ts';

/** What renders alike for a group and for one creator's share of it. */
type Commission = ExplainedRule & {
  readonly credit: ExplainedCredit;
  readonly exact: string;
  readonly amount: MoneyDocument;
};

/**
 * Says how one amount of commission comes about: `Canvas tent: 10 % of 75.00 USD x 1/2 of the
 * credit = 3.75, rounded half-even: 3.75 USD (rule everything, plan standard, version v1).`
 */
export function renderCommission(commission: Commission, lines: readonly ExplainedLine[]): string {
  const { ruleId, planId, versionId, credit, exact, rounding, amount } = commission;
  const line = lines.find(({ lineId }) => lineId === commission.lineId);
  const subject = line === undefined ? 'Whole order' : renderLineName(line);
  const share = credit.fraction === '1' ? '' : ` x ${credit.fraction} of the credit`;
  const origin = `rule ${ruleId}, plan ${planId}, version ${versionId}`;

  return `${subject}: ${renderReward(commission)}${share} = ${exact}, rounded ${rounding}: ${renderMoney(amount)} (${origin}).`;
}

function renderReward({ rate, flat, base }: Commission): string {
  if (flat === undefined) return `${rate} of ${renderMoney(base)}`;
  const refunds = flat.afterRefund === 'prorated' ? 'prorated to' : `${flat.afterRefund}, with`;
  return `${renderMoney(flat)} per order, ${refunds} ${renderMoney(base)} left after refunds`;
}

/** A line's title, or its id where the shop gave none. */
export function renderLineName({ title, lineId }: ExplainedLine): string {
  return title ?? `Line ${lineId}`;
}

/** An amount with its currency: `12.34 USD`. */
export function renderMoney({ amount, currency }: MoneyDocument): string {
  return `${amount} ${currency}`;
}
