import type { SaleReward } from '../../plans/reward.ts';
import type { LineBase } from '../assessment.ts';
import { exchangeAmount, type Payment } from './exchange-amount.ts';
import type { RewardDue } from './reward-due.ts';
import { nonCashUnitOf } from './reward-unit.ts';

type FlatPerOrder = Extract<SaleReward, { kind: 'flat-per-order' }>;

/**
 * What an amount per order comes to, given the lines on which its rule matched: all of it, or the
 * part that refunds leave. Nothing left to pay for leaves nothing of it.
 *
 * The fraction is always one of what the lines came to before refunds, even where refunds change
 * nothing, so that an explanation can say how much of it is left. `undefined` while the rate for an
 * amount in another currency is missing.
 */
export function dueOnOrder(
  reward: FlatPerOrder,
  lines: readonly LineBase[],
  payment: Payment,
): RewardDue | undefined {
  const { amount, afterRefund } = reward;
  const paid = exchangeAmount(amount, payment);
  if (paid === undefined) return undefined;

  const base = lines.reduce((sum, line) => sum + line.baseMinorUnits, 0n);
  const original = lines.reduce((sum, line) => sum + line.originalMinorUnits, 0n);
  const isLost = base === 0n || (afterRefund === 'lost' && base < original);
  const counted = isLost ? 0n : afterRefund === 'prorated' ? base : original;
  return {
    reward: 'flat-per-order',
    unit: nonCashUnitOf(amount),
    flat: { amount, afterRefund },
    baseMinorUnits: base,
    exchange: paid.exchange,
    wholeNumerator: paid.numerator * counted,
    // Goods that were given away came to nothing, which divides nothing.
    wholeDenominator: paid.denominator * (original === 0n ? 1n : original),
  };
}
