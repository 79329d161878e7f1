import type { PrecedenceRule } from '../../attribution/precedence-rule.ts';
import { describeDuration } from './describe-duration.ts';
import type { ExplainedTouch } from './explanation.ts';

/** The words for a touch, as the audience would say them: `your click`, `the code MIA10`. */
type Words = { readonly it: string };

/** Says by which rule a touch lost to another one; the beginning of the sentence is the caller's. */
export function renderPrecedence(
  rule: PrecedenceRule,
  touch: Pick<ExplainedTouch, 'ageMs' | 'verdict' | 'leakedFrom'>,
  { it }: Words,
): string {
  switch (rule) {
    case 'network':
      return 'the order carries the click id or code of another network, which is paid for it';
    case 'channel':
      return `a visit through another channel came after ${it}, and takes precedence in this program`;
    case 'unpaid-view':
      return 'views do not earn in this program';
    case 'view':
      return `${it} earns only on orders without any click or code`;
    case 'creator-class':
      return 'a creator of a class that goes first in this program led to the order, too';
    case 'late-click':
      return `${it} came ${describeDuration(touch.ageMs)} before the order, when the buyer was in the checkout already`;
    case 'leaked-code':
      return `${it} is known from coupon sites${sinceDay(touch.leakedFrom)}, and something else led to the order`;
    case 'other-code':
      return touch.verdict === 'superseded-by-code'
        ? `another creator's code on the order takes precedence over ${it}`
        : `another code of the same creator counts for this order`;
    case 'code-vs-link':
      return touch.verdict === 'superseded-by-code'
        ? `a code on the order takes precedence over ${it} in this program`
        : `a click takes precedence over ${it} in this program`;
    case 'budget':
      return `the budget was spent, and the notice of it came before ${it}`;
  }
}

function sinceDay(leakedFrom: string | undefined): string {
  return leakedFrom === undefined ? '' : ` since ${leakedFrom.slice(0, 10)}`;
}
