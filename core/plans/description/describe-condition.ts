import { formatMoneyWithCurrency } from '../../money/format-money-with-currency.ts';
import { formatInstant } from '../../time/format-instant.ts';
import type { Instant } from '../../time/instant.ts';
import type { Condition, MoneyRange, NumberRange, TimeRange } from '../condition.ts';
import { type ConditionValues, type LeafName, nameCondition } from '../condition-name.ts';
import { joinWords } from '../join-words.ts';

/**
 * Says a condition in words that a sentence can begin with: `product 7 or 8 and a new customer`. What
 * is combined stands in parentheses where it could be misread.
 *
 * @throws RangeError if an order value is in an unknown currency.
 */
export function describeCondition(condition: Condition): string {
  const values = condition as unknown as ConditionValues;
  const name = nameCondition(condition);
  switch (name) {
    case 'all':
      return values.all.map(describePart).join(' and ');
    case 'any':
      return values.any.map(describePart).join(' or ');
    case 'not':
      return `not ${describePart(values.not)}`;
    case 'customer':
      return `a ${values.customer} customer`;
    case 'orderValue':
      return describeOrderValue(values.orderValue);
    case 'paymentNumber':
      return describePayments(values.paymentNumber);
    case 'time':
      return describeTime(values.time);
    case 'touchKind':
      return joinWords(
        values.touchKind.map((kind) => (kind === 'agent' ? 'a visit by an agent' : `a ${kind}`)),
        'or',
      );
    case 'amplified':
      return values.amplified ? 'a boosted post' : 'a post that is not boosted';
    default:
      return `${nouns[name]} ${joinWords(values[name], 'or')}`;
  }
}

type Listed = Exclude<
  LeafName,
  'customer' | 'orderValue' | 'paymentNumber' | 'time' | 'touchKind' | 'amplified'
>;

const nouns: Readonly<Record<Listed, string>> = {
  product: 'product',
  variant: 'variant',
  category: 'category',
  tag: 'tag',
  country: 'country',
  currency: 'currency',
  creator: 'creator',
  group: 'group',
  tier: 'tier',
  format: 'format',
  platform: 'platform',
  campaign: 'campaign',
  code: 'code',
  link: 'link',
};

function describePart(part: Condition): string {
  const text = describeCondition(part);
  return / (?:and|or) |^not /.test(text) ? `(${text})` : text;
}

function describeOrderValue({ atLeast, below }: MoneyRange): string {
  const words = [
    atLeast && `of at least ${formatMoneyWithCurrency(atLeast)}`,
    below && `below ${formatMoneyWithCurrency(below)}`,
  ].filter((word) => word !== undefined);
  return `an order ${words.join(', ')}`;
}

function describePayments({ from = 1, to }: NumberRange): string {
  if (to === undefined) return `payment ${from} of a subscription, or a later one`;
  return from === to
    ? `payment ${from} of a subscription`
    : `payments ${from} to ${to} of a subscription`;
}

function describeTime({ from, until }: TimeRange): string {
  const words = [
    from !== undefined && `from ${writeTime(from)}`,
    until !== undefined && `until ${writeTime(until)}`,
  ].filter((word) => word !== false);
  return `an order placed ${words.join(' ')}`;
}

/** Without milliseconds that are none: people write whole seconds. */
function writeTime(at: Instant): string {
  return formatInstant(at).replace('.000Z', 'Z');
}
