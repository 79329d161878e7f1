import { canonicalJson } from '../../encoding/canonical-json.ts';
import { groupByDay } from '../../plans/periods/group-by-day.ts';
import type { PeriodFold } from '../../plans/periods/period-fold.ts';
import { refoldFrom } from '../../plans/periods/refold-from.ts';
import type { SettledTerm } from '../../plans/periods/settled-term.ts';
import { statePeriod } from '../../plans/periods/state-period.ts';
import type { Instant } from '../../time/instant.ts';
import type { PeriodAccount, PeriodKey } from './period-account.ts';
import { type PeriodShare, toPeriodConversion } from './period-share.ts';

export type PeriodInput = {
  readonly key: PeriodKey;
  readonly previous: PeriodAccount | undefined;
  readonly fold: Pick<PeriodFold, 'zones' | 'terms' | 'entered' | 'innerMinorUnits' | 'enrolment'>;
  /** Of the day `changedDay` and all later ones. */
  readonly shares: readonly PeriodShare[];
  /** `YYYY-MM-DD`; shares of earlier days are as the previous account has folded them. Empty: all shares are here. */
  readonly changedDay: string;
  /** Whether the period is to be stated now, if it is not. */
  readonly states: boolean;
  readonly now: Instant;
};

export type SettledPeriod = {
  readonly next: PeriodAccount;
  /** What remains to be posted; negative is taken back. */
  readonly differenceMinorUnits: bigint;
};

/**
 * The account of a period after some of its conversions changed, and by how much that differs from
 * what was posted. `undefined` if nothing changed at all.
 *
 * @throws RangeError as `refoldFrom` does.
 */
export function settlePeriod(input: PeriodInput): SettledPeriod | undefined {
  const { key, previous, shares, now } = input;
  const { terms } = input.fold;
  const fold: PeriodFold = {
    ...key,
    ...input.fold,
    ...(previous?.stated === undefined ? {} : { stated: previous.stated }),
  };
  const conversions = shares.map((share) => toPeriodConversion(share, key.currency));
  const days = groupByDay(fold, conversions);
  const cells = refoldFrom(fold, previous?.cells ?? [], { day: input.changedDay, days });
  const { adjustments, totalMinorUnits, reached, waitingFor } = statePeriod(fold, cells);

  const stated = previous?.stated ?? (input.states ? { ...reached, at: now } : undefined);
  const next: PeriodAccount = {
    ...key,
    version: (previous?.version ?? 0) + 1,
    terms,
    cells,
    statement: { adjustments, totalMinorUnits, reached, waitingFor },
    ...(stated === undefined ? {} : { stated }),
    updatedAt: now,
  };
  if (previous !== undefined && isSameAccount(previous, next)) return undefined;
  const posted = previous?.statement.totalMinorUnits ?? 0n;
  return { next, differenceMinorUnits: totalMinorUnits - posted };
}

/**
 * The terms by which a period is settled now: what a guarantee lacks is owed only once the period is
 * stated, because before that commissions are still to come.
 */
export function settledTerms(
  terms: readonly SettledTerm[],
  { isStated }: { readonly isStated: boolean },
): SettledTerm[] {
  return terms.filter(({ kind }) => isStated || kind !== 'guarantee');
}

/** Whether cells that were folded by some terms can be continued by others. */
export function canContinue(previous: PeriodAccount, terms: readonly SettledTerm[]): boolean {
  return canonicalJson(previous.terms) === canonicalJson(terms);
}

function isSameAccount(previous: PeriodAccount, next: PeriodAccount): boolean {
  const content = ({ version: _, updatedAt: __, ...rest }: PeriodAccount) => canonicalJson(rest);
  return content(previous) === content(next);
}
