import { roundFraction } from '../money/round-fraction.ts';
import type { Refund } from './order-facts.ts';
import { refundMoney } from './refund-money.ts';

export type Weighed = {
  /** What went back beyond what the shop tells of. */
  readonly beyond: readonly Refund[];
  /** The same money as the shop's, told once more. */
  readonly toldByShop: readonly Refund[];
};

/**
 * What connections of payments tell of money that went back, weighed against what the shop itself tells:
 * their money is the shop's until that is used up, the earlier refund first, and only the rest takes
 * something from the order. Neither side has to name the other's refunds, and one that is
 * split or put together differently is not taken back twice.
 *
 * What gives back no goods takes nothing, and is not weighed.
 *
 * @param told in the order in which they were made, each line with its amount.
 */
export function weighPayments(told: readonly Refund[], ofShop: readonly Refund[]): Weighed {
  let pool = ofShop.reduce((sum, refund) => sum + refundMoney(refund), 0n);
  const beyond: Refund[] = [];
  const toldByShop: Refund[] = [];
  for (const refund of told) {
    const money = refundMoney(refund);
    const explained = goodsOf(refund) === 0n ? 0n : smaller(money, pool);
    if (explained <= 0n) beyond.push(refund);
    else if (explained === money) toldByShop.push(refund);
    else beyond.push(restOf(refund, money - explained));
    if (explained > 0n) pool -= explained;
  }
  return { beyond, toldByShop };
}

/** A part of a refund, without its lines: nobody knows which of them the shop means. */
function restOf(refund: Refund, rest: bigint): Refund {
  const { refundId, processedAt, ofPayment } = refund;
  return {
    refundId,
    processedAt,
    lines: [],
    unallocatedMinorUnits: roundFraction(goodsOf(refund) * rest, refundMoney(refund), 'half-even'),
    ...(ofPayment === true ? { ofPayment } : {}),
  };
}

function goodsOf({ lines, unallocatedMinorUnits }: Refund): bigint {
  return lines.reduce((sum, { minorUnits = 0n }) => sum + minorUnits, unallocatedMinorUnits);
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
