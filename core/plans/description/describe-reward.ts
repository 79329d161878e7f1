import { formatMoneyWithCurrency } from '../../money/format-money-with-currency.ts';
import { currencyOfAmount } from '../currency-of-amount.ts';
import { formatRate } from '../format-rate.ts';
import type { Rate } from '../rate.ts';
import type { Reward, RewardAmount } from '../reward.ts';

/**
 * Says what is earned: `8.00 USD per order, prorated after refunds`.
 *
 * @throws RangeError if an amount is in an unknown currency.
 */
export function describeReward(reward: Reward): string {
  switch (reward.kind) {
    case 'percent':
      return `${formatRate(reward.rate)}${reward.paidAs === undefined ? '' : ' as store credit'}`;
    case 'flat-per-order':
      return `${describeAmount(reward.amount)} per order, ${reward.afterRefund} after refunds`;
    case 'flat-per-item':
      return `${describeAmount(reward.amount)} per item`;
    case 'per-lead':
      return `${describeAmount(reward.amount)} per lead`;
    case 'per-valid-click':
      return `${describeAmount(reward.amount)} per valid click`;
    case 'per-thousand-views':
      return `${describeAmount(reward.amount)} per 1,000 views${describeMultipliers(reward.formatMultipliers)}`;
    case 'per-approved-content':
      return `${describeAmount(reward.amount)} per approved piece of content`;
    case 'milestone':
      return `${describeAmount(reward.amount)} at the milestone ${reward.milestone}`;
  }
}

function describeAmount(amount: RewardAmount): string {
  if ('currency' in amount) return formatMoneyWithCurrency(amount);

  const { minorUnits, unit } = amount;
  const currency = currencyOfAmount(amount);
  const name = unit.slice(unit.indexOf(':') + 1);
  if (currency !== undefined) {
    const money = formatMoneyWithCurrency({ minorUnits, currency });
    return unit.startsWith('discount') ? `${money} of discount` : `${money} of store credit`;
  }
  if (unit === 'points') return count(minorUnits, 'point');
  return `${count(minorUnits, unit.startsWith('sample') ? 'sample' : 'piece')} of ${name}`;
}

function count(pieces: bigint, noun: string): string {
  return `${pieces} ${noun}${pieces === 1n ? '' : 's'}`;
}

function describeMultipliers(multipliers: Readonly<Record<string, Rate>>): string {
  const words = Object.entries(multipliers).map(
    ([format, times]) => `${format} counts ${formatRate(times)}`,
  );
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
