import { assertFold } from './assert-fold.ts';
import type { PeriodAdjustment } from './period-adjustment.ts';
import type { PeriodCell, TermSums } from './period-cell.ts';
import type { PeriodFold, PeriodReached } from './period-fold.ts';
import type { PeriodStatement } from './period-statement.ts';
import { settleBonus } from './settle-bonus.ts';
import { settleCap, settleDailyCap } from './settle-cap.ts';
import { settleGuarantee } from './settle-guarantee.ts';
import { settleTiers } from './settle-tiers.ts';
import type { SettledTerm } from './settled-term.ts';
import { sortTerms } from './sort-terms.ts';
import { startSums } from './start-sums.ts';

/**
 * The statement of a period from its cells, in the order of their days: its terms settled one after
 * the other (`sortTerms`), each seeing what the ones before it have changed.
 *
 * @throws RangeError as `assertFold` does.
 */
export function statePeriod(fold: PeriodFold, cells: readonly PeriodCell[]): PeriodStatement {
  assertFold(fold);
  const adjustments: PeriodAdjustment[] = [];
  let earlier = fold.innerMinorUnits;
  for (const term of sortTerms(fold.terms)) {
    const adjustment = settle({ fold, term, cells, earlier });
    adjustments.push(adjustment);
    earlier += adjustment.minorUnits;
  }
  const { creatorId, period, currency } = fold;
  return {
    creatorId,
    period,
    currency,
    adjustments,
    totalMinorUnits: earlier - fold.innerMinorUnits,
    reached: listReached(adjustments),
    waitingFor: cells.flatMap(({ waitingFor }) => waitingFor),
  };
}

type Settling = {
  readonly fold: PeriodFold;
  readonly term: SettledTerm;
  readonly cells: readonly PeriodCell[];
  readonly earlier: bigint;
};

function settle({ fold, term, cells, earlier }: Settling): PeriodAdjustment {
  const sums = findSums(term, cells);
  if (term.kind === 'tiers' && sums.kind === 'tiers') return settleTiers(fold, term, sums);
  if (term.kind === 'bonus' && sums.kind === 'bonus') return settleBonus(fold, term, sums);
  if (sums.kind === 'daily' && 'most' in term) return settleDailyCap(term, sums, cells);
  if (sums.kind === 'earned' && term.kind === 'guarantee') {
    return settleGuarantee(fold, term, sums, earlier);
  }
  if (sums.kind === 'earned' && term.kind === 'cap' && term.period !== 'day') {
    return settleCap({ ...term, period: term.period }, sums, earlier);
  }
  throw new RangeError(`The sums of ${sums.termId} are not those of a term ${term.kind}.`);
}

function findSums(term: SettledTerm, cells: readonly PeriodCell[]): TermSums {
  const last = cells.at(-1);
  if (last === undefined) return startSums(term);
  const sums = last.sums.find(({ termId }) => termId === term.termId);
  if (sums === undefined) throw new RangeError(`The cells know nothing of ${term.termId}.`);
  return sums;
}

function listReached(adjustments: readonly PeriodAdjustment[]): PeriodReached {
  return {
    tiers: adjustments.flatMap(({ termId, ...rest }) => {
      const tier = rest.kind === 'tiers' ? rest.working.reached : undefined;
      return tier === undefined ? [] : [{ termId, tier }];
    }),
    bonuses: adjustments
      .filter((one) => one.kind === 'bonus' && one.working.outcome !== 'not-reached')
      .map(({ termId }) => termId),
  };
}
