import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { foldPeriod } from '../../../core/plans/periods/fold-period.ts';
import { statedUnits, type TermGroup } from '../../../core/plans/periods/group-terms.ts';
import type { PeriodStatement } from '../../../core/plans/periods/period-statement.ts';
import { listPeriodShares } from '../../../core/settlement/periods/list-period-shares.ts';
import type { PeriodAccount } from '../../../core/settlement/periods/period-account.ts';
import {
  type PeriodShare,
  toPeriodConversion,
} from '../../../core/settlement/periods/period-share.ts';
import { settledTerms } from '../../../core/settlement/periods/settle-period.ts';
import { calendarZones } from '../../../core/time/calendar-zones.ts';
import type { Period } from '../../../core/time/period.ts';
import { periodInZones } from '../../../core/time/period-in-zones.ts';
import { nextPeriod, previousPeriod } from '../../../core/time/period-steps.ts';
import { periodsWithin } from '../../../core/time/periods-within.ts';
import {
  groupsOfPeriod,
  type PeriodTerms,
  spanOf,
} from '../../../functions/settle-periods/open-period-terms.ts';

/** What a period of a creator comes to by the facts, beside what is stored of it. */
export type FoundPeriod = {
  readonly period: Period;
  readonly currency: string;
  readonly statement: PeriodStatement;
  /** Something in it is worth something. */
  readonly hasShares: boolean;
  /** Something is owed for it even if nothing happens in it. */
  readonly hasGuarantee: boolean;
  readonly account: PeriodAccount | undefined;
};

const nameOf = (period: Period, currency: string): string => `${period.key} ${currency}`;

/** All shares of a merchant's conversions, from what these have frozen. */
export function listAllShares({ conversions }: LedgerExport, merchantId: string): PeriodShare[] {
  return conversions
    .filter(({ state }) => state.merchantId === merchantId && state.status === 'closed')
    .flatMap(({ state, frozen }) => listPeriodShares(state, frozen));
}

/**
 * The periods of a creator from the first one that has terms up to a moment, each folded as a whole from the newest frozen
 * revision of every conversion, and not continued from anything. Only whether, and with what, a period
 * was stated is taken from its account: that is a matter of time.
 */
export function foldPeriodsByFacts(
  terms: PeriodTerms,
  shares: readonly PeriodShare[],
  accounts: readonly PeriodAccount[],
  until: number,
): FoundPeriod[] {
  const found = new Map<string, FoundPeriod>();
  for (const period of listPeriods(terms, until)) {
    for (const group of groupsOfPeriod(terms, period)) {
      const account = accounts.find(
        (each) => each.period.key === period.key && each.currency === group.currency,
      );
      const one = foldOne({ terms, shares, account, found }, period, group);
      found.set(nameOf(period, group.currency), one);
    }
  }
  return [...found.values()];
}

/** Shorter ones first, and of one length the earlier one: each rests on those before it. */
function listPeriods({ versions }: PeriodTerms, until: number): Period[] {
  const from = Math.min(...versions.map(({ effectiveFrom }) => effectiveFrom));
  return statedUnits.flatMap((unit) => {
    const periods: Period[] = [];
    let { period } = periodInZones(from, unit, calendarZones);
    for (; spanOf(period).from <= until; period = nextPeriod(period)) periods.push(period);
    return periods;
  });
}

const isWorthSomething = ({ revenue, commissionMinorUnits, assistMinorUnits }: PeriodShare) =>
  revenue.numerator !== 0n || commissionMinorUnits !== 0n || assistMinorUnits !== 0n;

type Known = {
  readonly terms: PeriodTerms;
  readonly shares: readonly PeriodShare[];
  readonly account: PeriodAccount | undefined;
  readonly found: ReadonlyMap<string, FoundPeriod>;
};

function foldOne(
  { terms: { owner, enrolment }, shares, account, found }: Known,
  period: Period,
  group: TermGroup,
): FoundPeriod {
  const { currency } = group;
  const { from, until } = spanOf(period);
  const own = shares.filter(
    (share) =>
      share.creatorId === owner.creatorId && share.eventAt >= from && share.eventAt < until,
  );
  const statementOf = (other: Period) => found.get(nameOf(other, currency))?.statement;
  const statement = foldPeriod(
    {
      creatorId: owner.creatorId,
      period,
      currency,
      zones: calendarZones,
      terms: settledTerms(group.terms, { isStated: account?.stated !== undefined }),
      entered: statementOf(previousPeriod(period))?.reached.tiers ?? [],
      innerMinorUnits: periodsWithin(period).reduce(
        (sum, inner) => sum + (statementOf(inner)?.totalMinorUnits ?? 0n),
        0n,
      ),
      enrolment: enrolment ?? { enrolledAt: until },
      ...(account?.stated === undefined ? {} : { stated: account.stated }),
    },
    own.map((share) => toPeriodConversion(share, currency)),
  );
  const hasGuarantee = group.terms.some(({ kind }) => kind === 'guarantee');
  return {
    period,
    currency,
    statement,
    hasShares: own.some(isWorthSomething),
    hasGuarantee,
    account,
  };
}
