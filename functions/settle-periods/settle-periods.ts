import {
  type StatedUnit,
  statedUnits,
  type TermGroup,
} from '../../core/plans/periods/group-terms.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ConversionKey, ConversionStore } from '../../core/settlement/conversion-store.ts';
import { listPeriodShares } from '../../core/settlement/periods/list-period-shares.ts';
import type { ShareOwner } from '../../core/settlement/periods/period-store.ts';
import { calendarZones } from '../../core/time/calendar-zones.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Period } from '../../core/time/period.ts';
import { periodInZones } from '../../core/time/period-in-zones.ts';
import { nextPeriod } from '../../core/time/period-steps.ts';
import { groupsOfPeriod, openPeriodTerms, type PeriodTerms, spanOf } from './open-period-terms.ts';
import { type GroupToSettle, type SettleGroupPorts, settleGroup } from './settle-group.ts';

export type SettlePeriodsPorts = SettleGroupPorts & {
  readonly directory: Pick<ProgramDirectory, 'findProgram' | 'listPlanVersions' | 'findEnrolment'>;
  readonly conversions: Pick<ConversionStore, 'load'>;
};

/** A period of a creator that is over, to be stated. */
export type PeriodToState = ShareOwner & { readonly period: Period };

export type SettlePeriods = {
  /** Counts a closed conversion, as it is now, in the periods of all of its creators. */
  readonly countConversion: (key: ConversionKey) => Promise<void>;
  /** States a period, with which guarantees fall due. Who asks has seen its time come, whatever the clock here says. */
  readonly statePeriod: (period: PeriodToState) => Promise<void>;
};

/**
 * Keeps the periods of creators settled: what their terms come to over the conversions that have closed, less what was
 * posted before, goes to the creator's account.
 *
 * May be asked for anything twice, late and in any order, and may be killed anywhere: a share is kept before it is
 * counted, and whoever counts it counts from its day on, all that is there.
 */
export function makeSettlePeriods(ports: SettlePeriodsPorts): SettlePeriods {
  return {
    async countConversion(key) {
      const { state, frozen } = await ports.conversions.load(key);
      const shares = state === undefined ? [] : listPeriodShares(state, frozen);
      for (const share of shares) {
        await ports.periods.putShare(share);
        const terms = await openPeriodTerms(ports.directory, share);
        const place = { at: share.eventAt, isChanged: true };
        await settleFrom(ports, terms, place, 'month');
      }
    },

    async statePeriod({ period, ...owner }) {
      const terms = await openPeriodTerms(ports.directory, owner);
      const place = { at: spanOf(period).from, isChanged: false, due: period };
      await settleFrom(ports, terms, place, unitOf(period));
    },
  };
}

/** Where to settle; `isChanged` if a conversion of that moment has changed, `due` is a period to be stated. */
type Place = { readonly at: Instant; readonly isChanged: boolean; readonly due?: Period };

/**
 * Settles the periods that a moment lies in, from those of a unit on, and then what rests on them. What a crash
 * left undone of it the next try does, because it looks at all of them again.
 */
async function settleFrom(
  ports: SettleGroupPorts,
  terms: PeriodTerms,
  place: Place,
  shortest: StatedUnit,
): Promise<void> {
  for (const unit of statedUnits.slice(statedUnits.indexOf(shortest))) {
    const { period } = periodInZones(place.at, unit, calendarZones);
    const groups = groupsOfPeriod(terms, period);
    for (const group of groups) await settleGroup(ports, toWork(terms, place, period, group));

    const next = nextPeriod(period);
    if (groups.some(isEnteredWithTier) && (await hasAccount(ports, terms, next))) {
      await settleFrom(ports, terms, { at: spanOf(next).from, isChanged: false }, unit);
    }
  }
}

function toWork(
  terms: PeriodTerms,
  { at, isChanged, due }: Place,
  period: Period,
  group: TermGroup,
): GroupToSettle {
  const key = { ...terms.owner, period, currency: group.currency };
  const isDue = due?.key === period.key;
  return { terms, key, group, isDue, ...(isChanged ? { changedAt: at } : {}) };
}

/** Whether the next period is entered with what this one has reached. */
function isEnteredWithTier({ terms }: TermGroup): boolean {
  return terms.some((term) => term.kind === 'tiers' && term.applies === 'next-period');
}

async function hasAccount(
  { periods }: SettleGroupPorts,
  terms: PeriodTerms,
  period: Period,
): Promise<boolean> {
  for (const { currency } of groupsOfPeriod(terms, period)) {
    const found = await periods.find({ ...terms.owner, period, currency });
    if (found !== undefined) return true;
  }
  return false;
}

function unitOf({ unit }: Period): StatedUnit {
  if (unit === 'day') throw new RangeError('Days are settled with their month.');
  return unit;
}
