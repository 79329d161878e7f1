import type { CurrencyPair } from '../../money/choose-reference-rates.ts';
import { exchangesAmounts } from '../../plans/exchanges-amounts.ts';
import type { PlanVersion } from '../../plans/plan.ts';
import type { RewardAmount } from '../../plans/reward.ts';
import type { LineBase } from '../assessment.ts';
import { findFirstHelpingTouches } from './assist-bonuses.ts';
import { listLackingPairs } from './list-lacking-pairs.ts';
import { listLackingTermPairs } from './list-lacking-term-pairs.ts';
import { matchRules } from './match-rules.ts';
import { paymentOf, type Sale } from './sale.ts';

/**
 * The pairs whose rates an order needs under a version and does not have: for the amounts that the
 * rules which decide about it promise, for the bonus of whoever helped, and for the terms of periods
 * that count it. An order that nobody has a part in needs none.
 *
 * @param lines with the bases that the version's switches give.
 */
export function findLackingPairs(
  lines: readonly LineBase[],
  version: PlanVersion,
  sale: Sale,
): CurrencyPair[] {
  const ofAmounts = exchangesAmounts(version) ? lackingForAmounts(lines, version, sale) : [];
  if (sale.attribution.credits.length === 0) return ofAmounts;
  return [...ofAmounts, ...listLackingTermPairs(version, paymentOf(sale))];
}

function lackingForAmounts(
  lines: readonly LineBase[],
  version: PlanVersion,
  sale: Sale,
): CurrencyPair[] {
  const payment = paymentOf(sale);
  const bonus = version.assistBonus === undefined ? [] : [version.assistBonus.amount];
  const promised = version.rules.flatMap(amountsOf);
  // Nearly always all rates are there, and then nothing needs to be matched again.
  if (listLackingPairs([...promised, ...bonus], payment).length === 0) return [];

  const deciding = matchRules(lines, version, sale)
    .filter(({ line }) => line.baseMinorUnits > 0n)
    .flatMap(({ matches }) => matches.map(({ rule }) => rule));
  const helped =
    lines.some(({ baseMinorUnits }) => baseMinorUnits > 0n) &&
    findFirstHelpingTouches(sale.attribution).length > 0;
  return listLackingPairs([...deciding.flatMap(amountsOf), ...(helped ? bonus : [])], payment);
}

function amountsOf({ rewards }: PlanVersion['rules'][number]): RewardAmount[] {
  return rewards.flatMap((reward) =>
    reward.kind === 'flat-per-order' || reward.kind === 'flat-per-item' ? reward.amount : [],
  );
}
