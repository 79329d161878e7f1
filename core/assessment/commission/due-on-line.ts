import type { Reward } from '../../plans/reward.ts';
import type { LineBase } from '../assessment.ts';
import { exchangeAmount, type Payment } from './exchange-amount.ts';
import type { RewardDue } from './reward-due.ts';
import { nonCashUnitOf } from './reward-unit.ts';

/**
 * What a reward comes to on one line: a rate of its base, or an amount for each piece that is left.
 * `undefined` for rewards that no line earns by itself, and for an amount in another currency while its
 * rate is missing.
 *
 * Pieces for which nothing is left to pay (given away, or all of the money refunded) earn nothing.
 */
export function dueOnLine(reward: Reward, line: LineBase, payment: Payment): RewardDue | undefined {
  const { lineId, baseMinorUnits } = line;
  if (reward.kind === 'percent') {
    const { rate, paidAs } = reward;
    return {
      reward: 'percent',
      unit: paidAs === undefined ? undefined : `${paidAs}:${payment.currency}`,
      rate,
      lineId,
      baseMinorUnits,
      wholeNumerator: baseMinorUnits * rate.numerator,
      wholeDenominator: rate.denominator,
    };
  }
  if (reward.kind !== 'flat-per-item') return undefined;

  const { amount } = reward;
  const paid = exchangeAmount(amount, payment);
  if (paid === undefined) return undefined;

  const quantity = baseMinorUnits === 0n ? 0n : BigInt(line.quantityLeft);
  return {
    reward: 'flat-per-item',
    unit: nonCashUnitOf(amount),
    flat: { amount },
    quantity,
    lineId,
    baseMinorUnits,
    exchange: paid.exchange,
    wholeNumerator: paid.numerator * quantity,
    wholeDenominator: paid.denominator,
  };
}
