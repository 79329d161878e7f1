import type { Refund, RefundLine } from '../../core/assessment/order-facts.ts';

/** What a source says of a refund's money, in minor units. */
export type ToldRefund = {
  readonly lines: readonly (RefundLine & { readonly minorUnits: bigint })[];
  /** For shipping, fees and their tax. */
  readonly beyondGoodsMinorUnits: bigint;
  /** What the customer got in all, tax and shipping included. */
  readonly totalMinorUnits: bigint;
};

/**
 * A refund's money in the parts that assessment knows: what lines and shipping do not account for went back from the
 * payment as a whole (more, or less, than the lines say), so its tax is not known and is taken in the order's proportion.
 */
export function splitRefund({
  lines,
  beyondGoodsMinorUnits,
  totalMinorUnits,
}: ToldRefund): Pick<
  Refund,
  'lines' | 'unallocatedMinorUnits' | 'beyondGoodsMinorUnits' | 'ofPayment'
> {
  const named = lines.reduce(
    (sum, { minorUnits, taxMinorUnits = 0n }) => sum + minorUnits + taxMinorUnits,
    beyondGoodsMinorUnits,
  );
  const rest = totalMinorUnits - named;
  return {
    lines,
    unallocatedMinorUnits: rest,
    ...(beyondGoodsMinorUnits === 0n ? {} : { beyondGoodsMinorUnits }),
    ...(rest === 0n ? {} : { ofPayment: true as const }),
  };
}
