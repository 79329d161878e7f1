import type { ExplainedGroup, ExplainedRule, OwnShare } from './explained-commission.ts';
import type { ExplainedCredit } from './explained-credit.ts';
import type { ExplainedLine } from './explanation.ts';
import { renderAmount } from './render-amount.ts';
import { renderReward } from './render-reward.ts';

/**
 * Says to the merchant how one amount of commission comes about: `Canvas tent: 10 % of 75.00 USD x
 * 1/2 of the credit = 3.75, rounded half-even: 3.75 USD (rule everything, plan standard, version v1).`
 */
export function renderCommission(group: ExplainedGroup, lines: readonly ExplainedLine[]): string {
  const { recipientName, exact, rounded, amount, protectedUntil } = group;
  const subject = recipientName ?? nameSubject(group, lines);
  const credit = `${renderCredit(group.credit)}${renderChannels(group.channelCredit)}`;
  const result =
    rounded === undefined
      ? renderAmount(amount)
      : `${renderAmount(rounded)}, of which ${renderAmount(amount)} hold`;
  const protection =
    protectedUntil === undefined ? '' : `, which protects until ${dayOf(protectedUntil)}`;

  return `${subject}: ${renderReward(group)}${credit}${renderResult(group, exact, result)} (${nameOrigin(group)}${protection}).`;
}

/** Says the same to a creator of the creator's own share. */
export function renderOwnShare(share: OwnShare, lines: readonly ExplainedLine[]): string {
  const { credit, exact, amount, protectedUntil } = share;
  const reward = renderReward(share);
  const subject =
    credit === undefined ? capitalize(reward) : `${nameSubject(share, lines)}: ${reward}`;
  const protection =
    protectedUntil === undefined ? '' : `, which protects you until ${dayOf(protectedUntil)}`;

  return `${subject}${renderCredit(credit)}${renderResult(share, exact, renderAmount(amount))} (${nameOrigin(share)}${protection}).`;
}

/** @param rule with `adjusted` if the result is a part of what was rounded, and no rounding itself. */
function renderResult(
  { reward, rounding, adjusted }: ExplainedRule & Pick<OwnShare, 'adjusted'>,
  exact: string | undefined,
  result: string,
): string {
  // The bonus is the amount that was just named.
  if (reward === 'assist-bonus') return '';
  if (adjusted) {
    return ` = ${exact}; of the amount that was rounded once (${rounding}) and divided by largest remainder, your part is ${result}`;
  }
  return exact === undefined ? `: ${result}` : ` = ${exact}, rounded ${rounding}: ${result}`;
}

function nameSubject({ lineId }: ExplainedRule, lines: readonly ExplainedLine[]): string {
  const line = lines.find((each) => each.lineId === lineId);
  return line === undefined ? 'The order' : renderLineName(line);
}

function nameOrigin({ ruleId, planId, versionId }: ExplainedRule): string {
  return `rule ${ruleId}, plan ${planId}, version ${versionId}`;
}

function renderCredit(credit: ExplainedCredit | undefined): string {
  if (credit === undefined || credit.fraction === '1') return '';
  return ` x ${credit.fraction} of the credit`;
}

function renderChannels(credit: ExplainedCredit | undefined): string {
  return credit === undefined ? '' : ` (channels have ${credit.fraction}, paid to nobody)`;
}

/** A line's title, or its id where the shop gave none. */
export function renderLineName({ title, lineId }: Pick<ExplainedLine, 'title' | 'lineId'>): string {
  return title ?? `Line ${lineId}`;
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
