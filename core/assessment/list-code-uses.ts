import type { Attribution, JudgedTouch } from '../attribution/attribution.ts';
import { precedenceVerdicts } from '../attribution/verdict.ts';
import { isCouponSite } from '../fraud/is-coupon-site.ts';

/** A creator's code as one order used it. */
export type CodeUse = {
  readonly code: string;
  readonly creatorId: string;
  /** What it took off for the customer. */
  readonly discountMinorUnits: bigint;
  /** Whether the buyer had come by the same creator before. */
  readonly hadTouch: boolean;
  readonly fromCouponSite: boolean;
};

/**
 * The creators' codes that the shop applied to an order, each once, and how their user came.
 *
 * @param referrerHost where the buyer's visit came from, if the shop says it.
 */
export function listCodeUses(
  { judged }: Pick<Attribution, 'judged'>,
  referrerHost: string | undefined,
): CodeUse[] {
  const fromCouponSite = referrerHost !== undefined && isCouponSite(referrerHost);
  return judged.filter(wasApplied).map(({ candidate: { touch } }) => ({
    code: touch.code ?? touch.touchId,
    creatorId: touch.creatorId,
    discountMinorUnits: touch.codeDiscountMinorUnits ?? 0n,
    hadTouch: judged.some((other) => isTouchOf(touch.creatorId, other)),
    fromCouponSite,
  }));
}

function wasApplied({ candidate: { touch }, verdict }: JudgedTouch): boolean {
  return touch.kind === 'code' && verdict !== 'code-not-applied' && verdict !== 'duplicate';
}

function isTouchOf(creatorId: string, { candidate: { touch }, verdict }: JudgedTouch): boolean {
  const tookPart = verdict === 'eligible' || precedenceVerdicts.some((each) => each === verdict);
  return touch.kind !== 'code' && touch.creatorId === creatorId && tookPart;
}
