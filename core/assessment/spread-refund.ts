import { allocate } from '../money/allocate.ts';
import type { PricedRefund } from './price-refund.ts';

/** Minor units by line id. */
export type LineAmounts = ReadonlyMap<string, bigint>;

/**
 * Says what a refund takes from each line, given what is left of them.
 *
 * What the shop reports is booked: each line gives back what the refund names, and where that is
 * more than the line has left (shops round line by line, so their lines may differ from ours by a
 * cent), the rest comes from the refund's other lines and then from the whole order. Money without
 * a line is allocated over the lines by largest remainder in proportion to what they have left;
 * a negative such amount lowers what the refund's lines give back.
 *
 * A refund of more than the whole order has left is not applied, nor is one that names an unknown
 * line with money. One minor unit per named line is within the shop's rounding and takes the rest.
 */
export function spreadRefund(
  refund: PricedRefund,
  remaining: LineAmounts,
): LineAmounts | 'exceeds-remaining' | 'unknown-line' {
  const reported = sumByLine(refund);
  if ([...reported].some(([id, amount]) => amount !== 0n && !remaining.has(id))) {
    return 'unknown-line';
  }
  const orderLeft = sum(remaining.values());
  const total = sum(reported.values()) + refund.unallocatedMinorUnits;
  if (total > orderLeft + BigInt(reported.size)) return 'exceeds-remaining';

  const named = new Map(
    [...reported].map(([id, amount]) => [id, clamp(amount, remaining.get(id) ?? 0n)] as const),
  );
  const rest = clamp(total, orderLeft) - sum(named.values());
  if (rest <= 0n) return add(named, spreadBy(rest, named));

  const overflow = clamp(sum(reported.values()) - sum(named.values()), rest);
  const afterNamed = add(named, spreadBy(overflow, subtract(remaining, named, [...named.keys()])));
  const stillLeft = subtract(remaining, afterNamed, [...remaining.keys()]);
  const given = sum(afterNamed.values()) - sum(named.values());
  return add(afterNamed, spreadBy(rest - given, stillLeft));
}

/** Divides an amount over lines by their weights; no more of it than the weights add up to. */
function spreadBy(minorUnits: bigint, weights: LineAmounts): LineAmounts {
  const total = sum(weights.values());
  if (total === 0n) return new Map();
  const amount = smaller(minorUnits, total);
  const parts = allocate(amount, [...weights], ([, weight]) => weight);
  return new Map(parts.map(({ owner: [id], minorUnits: part }) => [id, part]));
}

function sumByLine({ lines }: PricedRefund): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { lineId, minorUnits } of lines) {
    sums.set(lineId, (sums.get(lineId) ?? 0n) + minorUnits);
  }
  return sums;
}

function add(a: LineAmounts, b: LineAmounts): LineAmounts {
  const ids = new Set([...a.keys(), ...b.keys()]);
  return new Map([...ids].map((id) => [id, (a.get(id) ?? 0n) + (b.get(id) ?? 0n)]));
}

function subtract(a: LineAmounts, b: LineAmounts, ids: readonly string[]): LineAmounts {
  return new Map(ids.map((id) => [id, (a.get(id) ?? 0n) - (b.get(id) ?? 0n)]));
}

function sum(amounts: Iterable<bigint>): bigint {
  return [...amounts].reduce((total, amount) => total + amount, 0n);
}

function clamp(amount: bigint, most: bigint): bigint {
  return amount < 0n ? 0n : smaller(amount, most);
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
