import { type StatedUnit, statedUnitOf } from '../../core/plans/periods/group-terms.ts';
import { listSettledTerms } from '../../core/plans/periods/settled-term.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { computeStateAt } from '../../core/settlement/periods/compute-state-at.ts';
import type { PeriodStore, ShareOwner } from '../../core/settlement/periods/period-store.ts';
import { calendarZones } from '../../core/time/calendar-zones.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Period } from '../../core/time/period.ts';
import { periodInZones } from '../../core/time/period-in-zones.ts';
import { nextPeriod } from '../../core/time/period-steps.ts';

export type PlanPeriodsPorts = {
  readonly directory: Pick<
    ProgramDirectory,
    'listMerchantIds' | 'listPrograms' | 'listPlanVersions' | 'listCreators'
  >;
  readonly periods: Pick<PeriodStore, 'readStatedThrough' | 'saveStatedThrough'>;
  readonly enqueue: (
    periods: readonly (ShareOwner & { readonly period: Period })[],
  ) => Promise<void>;
  readonly now: () => Instant;
};

/**
 * Asks for the statements of all periods whose time has come, of every creator in every program whose plan has terms of such
 * periods: a guarantee falls due for who has earned nothing, too. Asking twice is harmless; how far it has come is
 * kept only when all was asked for, so that one that is killed asks again.
 */
export function makePlanPeriods(ports: PlanPeriodsPorts) {
  return async (): Promise<{ readonly asked: number }> => {
    let asked = 0;
    for (const merchantId of await ports.directory.listMerchantIds()) {
      for (const program of await ports.directory.listPrograms(merchantId)) {
        asked += await planProgram(ports, program);
      }
    }
    return { asked };
  };
}

async function planProgram(ports: PlanPeriodsPorts, program: Program): Promise<number> {
  const versions = await ports.directory.listPlanVersions(program.merchantId, program.planId);
  let asked = 0;
  for (const unit of unitsOf(versions)) asked += await planUnit(ports, program, versions, unit);
  return asked;
}

/** The units of a plan's periods; single days are settled with their month. */
function unitsOf(versions: readonly PlanVersion[]): StatedUnit[] {
  return [...new Set(versions.flatMap(listSettledTerms).map(statedUnitOf))].toSorted();
}

async function planUnit(
  { directory, periods, enqueue, now }: PlanPeriodsPorts,
  { merchantId, programId, hold }: Program,
  versions: readonly PlanVersion[],
  unit: StatedUnit,
): Promise<number> {
  const known = await periods.readStatedThrough(merchantId, programId, unit);
  let period = known === undefined ? firstPeriod(versions, unit) : nextPeriod(known);
  if (computeStateAt(period, calendarZones, hold) > now()) return 0;

  const creators = await directory.listCreators(merchantId);
  let asked = 0;
  while (computeStateAt(period, calendarZones, hold) <= now()) {
    const current = period;
    await enqueue(
      creators.map(({ creatorId }) => ({ merchantId, programId, creatorId, period: current })),
    );
    await periods.saveStatedThrough(merchantId, programId, current);
    asked += creators.length;
    period = nextPeriod(current);
  }
  return asked;
}

/** In which the first version with a term of that unit took effect. */
function firstPeriod(versions: readonly PlanVersion[], unit: StatedUnit): Period {
  const starts = versions
    .filter((version) => unitsOf([version]).includes(unit))
    .map(({ effectiveFrom }) => effectiveFrom);
  return periodInZones(Math.min(...starts), unit, calendarZones).period;
}
