import type { ExplainedGroup, ExplainedRule } from './explained-commission.ts';
import { renderAfterRefund } from './render-after-refund.ts';
import { countThings, renderAmount } from './render-amount.ts';

/**
 * What a reward promises, and of what or how often: `10 % of 75.00 USD`, `2.00 USD for each of 3
 * pieces left`. Of a referral share `referred` is known to the merchant only.
 */
export function renderReward(
  rule: ExplainedRule & Pick<ExplainedGroup, 'referred'> & { readonly exact?: string },
): string {
  const { rate, flat, base, quantity = '1' } = rule;
  const promise = flat === undefined ? '' : `${renderAmount(flat)}${renderExchange(rule)}`;
  const eachOf = (thing: string) => `${promise} for each of ${countThings(quantity, thing)}`;
  switch (rule.reward) {
    case 'percent':
      return `${rate} of ${renderBase(base)}`;
    case 'flat-per-order':
      return `${promise} per order${renderAfterRefund(rule)}`;
    case 'flat-per-item':
      return `${eachOf('piece')} left`;
    case 'per-lead':
      return eachOf('lead');
    case 'per-valid-click':
      return eachOf('valid click');
    case 'per-thousand-views':
      return `${promise} per 1,000 views x ${countThings(quantity, 'view')}${renderMultiplier(rule)}`;
    case 'per-approved-content':
      return `${eachOf('approved piece')} of content`;
    case 'milestone':
      return `${promise} for the milestone ${rule.milestone}`;
    case 'assist-bonus':
      return `a fixed bonus of ${promise} for having helped`;
    case 'referral-share':
      return rule.referred === undefined
        ? `${rate} of what a creator whom you brought in earned`
        : `${rate} of the ${renderBase(base)} that ${rule.referred.creatorName} earned`;
  }
}

/** ` (at 1.0832 USD, ecb 2026-02-27)`: what one unit of the promised currency was worth. */
function renderExchange({ exchange }: ExplainedRule): string {
  if (exchange === undefined) return '';
  const { rate, to, source, publishedOn } = exchange;
  return ` (at ${rate} ${to}, ${source} ${publishedOn})`;
}

function renderBase(base: ExplainedRule['base']): string {
  return base === undefined ? 'nothing' : renderAmount(base);
}

function renderMultiplier({ multiplier }: ExplainedRule): string {
  return multiplier === undefined ? '' : ` at ${multiplier}`;
}
