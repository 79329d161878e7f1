import type { Attribution, JudgedTouch } from '../../attribution/attribution.ts';
import type { Touch } from '../../attribution/touch.ts';
import { exchangesAmounts } from '../../plans/exchanges-amounts.ts';
import type { PlanVersion } from '../../plans/plan.ts';
import type { LineBase } from '../assessment.ts';
import type { CommissionGroup } from '../commission-group.ts';
import { exchangeAmount, type PaidAmount } from './exchange-amount.ts';
import { roundGroup } from './round-group.ts';
import { paymentOf, type Sale } from './sale.ts';

/**
 * The fixed bonuses of a version for creators who helped and got no credit: one each and order, or
 * one for the creator of the first of all such touches, as the version says.
 *
 * The touch was eligible and got nothing from the model, or it lost to another one by precedence.
 * Whether a creator, a channel or nobody has the credit instead makes no difference. No help is a
 * touch that another network pays for, that came after creators were told that the budget is spent,
 * that came when the buyer was in the checkout already, or a code from coupon sites: these rules keep
 * such touches from earning. A view helps only where views earn.
 *
 * A bonus is paid in full after refunds, until nothing of the order is left to pay for. In another
 * currency than its own the order gives none, unless the version exchanges it and the rate is there.
 */
export function computeAssistBonuses(
  lines: readonly LineBase[],
  version: PlanVersion,
  sale: Sale,
): CommissionGroup[] {
  const bonus = version.assistBonus;
  const paid = payBonus(version, sale);
  if (bonus === undefined || paid === undefined) return [];
  if (lines.every(({ baseMinorUnits }) => baseMinorUnits === 0n)) return [];

  const { ruleId, amount } = bonus;
  const helping = findFirstHelpingTouches(sale.attribution);
  return (bonus.to === 'first' ? helping.slice(0, 1) : helping).map(({ touchId, creatorId }) =>
    roundGroup(
      {
        reward: 'assist-bonus',
        flat: { amount },
        baseMinorUnits: 0n,
        exchange: paid.exchange,
        wholeNumerator: paid.numerator,
        wholeDenominator: paid.denominator,
      },
      { version, ruleId },
      [{ touchId, creatorId, parts: 1n }],
      1n,
    ),
  );
}

function payBonus(version: PlanVersion, sale: Sale): PaidAmount | undefined {
  const { assistBonus: bonus } = version;
  if (bonus === undefined) return undefined;
  const isForeign = bonus.amount.currency !== sale.order.currency;
  if (isForeign && !exchangesAmounts(version)) return undefined;
  return exchangeAmount(bonus.amount, paymentOf(sale));
}

/** The first helping touch of every creator without credit, in time order. */
export function findFirstHelpingTouches({ credits, judged, policy }: Attribution): Touch[] {
  const seen = new Set(credits.map(({ creatorId }) => creatorId));
  const found: Touch[] = [];
  for (const each of judged) {
    const { touch } = each.candidate;
    if (seen.has(touch.creatorId) || !hasHelped(each)) continue;
    if (touch.kind === 'view' && !policy.viewsEarn) continue;
    seen.add(touch.creatorId);
    found.push(touch);
  }
  return found;
}

function hasHelped({ verdict, rule }: JudgedTouch): boolean {
  if (verdict === 'eligible') return true;
  if (verdict !== 'superseded-by-code' && verdict !== 'lower-precedence') return false;
  return rule !== 'late-click' && rule !== 'leaked-code';
}
