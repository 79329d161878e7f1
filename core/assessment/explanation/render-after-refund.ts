import type { ExplainedRule } from './explained-commission.ts';
import { renderAmount } from './render-amount.ts';

/**
 * What refunds did to an amount per order, to follow it in a sentence: nothing where nothing was
 * refunded, or `, lost, because only 60.00 of 100.00 USD of the goods under this rule are left`.
 *
 * The goods are those that the rule decides, which need not be the whole order.
 */
export function renderAfterRefund(rule: ExplainedRule & { readonly exact?: string }): string {
  const { flat, base, original, exact } = rule;
  if (base === undefined || isZero(base.amount)) {
    return `, not due, because nothing is left to pay for of ${theGoods}`;
  }
  if (original === undefined) {
    const isLost = flat?.afterRefund === 'lost' && exact !== undefined && isZero(exact);
    return isLost ? `, lost, because a part of ${theGoods} was refunded` : '';
  }
  if (original.amount === base.amount) return '';

  const left = `${base.amount} of ${renderAmount(original)} of ${theGoods} are left`;
  switch (flat?.afterRefund) {
    case 'kept':
      return `, kept, although only ${left}`;
    case 'lost':
      return `, lost, because only ${left}`;
    default:
      return `, prorated, because ${left}`;
  }
}

const theGoods = 'the goods under this rule';

function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount);
}
