import type { Sha256 } from '../../core/encoding/hashing.ts';
import { adjustAccount } from '../../core/ledger/adjust-account.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { TermGroup } from '../../core/plans/periods/group-terms.ts';
import { computeStateAt } from '../../core/settlement/periods/compute-state-at.ts';
import type { PeriodAccount, PeriodKey } from '../../core/settlement/periods/period-account.ts';
import type { PeriodShare } from '../../core/settlement/periods/period-share.ts';
import type { PeriodStore } from '../../core/settlement/periods/period-store.ts';
import {
  canContinue,
  type SettledPeriod,
  settledTerms,
  settlePeriod,
} from '../../core/settlement/periods/settle-period.ts';
import { addDays } from '../../core/time/add-days.ts';
import { calendarZones } from '../../core/time/calendar-zones.ts';
import type { Instant } from '../../core/time/instant.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import { dayOfPeriod } from '../../core/time/period-day.ts';
import { periodInZones } from '../../core/time/period-in-zones.ts';
import { type PeriodTerms, spanOf } from './open-period-terms.ts';
import { readNeighbours } from './read-neighbours.ts';

export type SettleGroupPorts = {
  readonly periods: PeriodStore;
  readonly ledger: Pick<LedgerStore, 'readHead' | 'write'>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

export type GroupToSettle = {
  readonly terms: PeriodTerms;
  readonly key: PeriodKey;
  readonly group: TermGroup;
  /** It was asked to be stated, which its time alone decides otherwise. */
  readonly isDue: boolean;
  /** When the conversion happened that has changed; absent if none has, but what the period rests on. */
  readonly changedAt?: Instant;
};

/** Each loss of a race is somebody else's win; more of them than this are another message's work. */
const maxAttempts = 50;
/** After every day of every period. */
const noDay = '9999-12-31';

/**
 * Brings the account of a period up to date and posts the difference to the creator's, in one write that
 * each of the two must not have moved for.
 *
 * @throws Error if it always has.
 */
export async function settleGroup(ports: SettleGroupPorts, work: GroupToSettle): Promise<void> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    // Before the shares: who has put one settles after, and finds what is written here.
    const previous = await ports.periods.find(work.key);
    const settled = await settle(ports, work, previous);
    if (settled === undefined || (await write(ports, work, settled)) !== 'stale') return;
  }
  throw new Error(`The period ${work.key.period.key} of ${work.key.creatorId} keeps moving.`);
}

async function settle(
  { periods, now }: SettleGroupPorts,
  work: GroupToSettle,
  previous: PeriodAccount | undefined,
): Promise<SettledPeriod | undefined> {
  const { terms, key, group } = work;
  const at = now();
  const span = spanOf(key.period);
  const states = work.isDue || at >= computeStateAt(key.period, calendarZones, terms.program.hold);
  const current = settledTerms(group.terms, { isStated: states || previous?.stated !== undefined });
  const isContinued = previous !== undefined && canContinue(previous, current);
  const changedDay = isContinued ? dayOfChange(work) : '';
  const shares = await listSharesFrom(periods, work, changedDay);
  const settled = settlePeriod({
    key,
    previous,
    fold: {
      zones: calendarZones,
      terms: current,
      ...(await readNeighbours(periods, key)),
      enrolment: terms.enrolment ?? { enrolledAt: span.until },
    },
    shares,
    changedDay,
    states,
    now: at,
  });
  // Nothing happened in it, and it promises nothing: there is no need to remember that.
  const isEmpty = previous === undefined && shares.length === 0;
  return isEmpty && settled?.differenceMinorUnits === 0n ? undefined : settled;
}

function dayOfChange({ key, changedAt }: GroupToSettle): string {
  if (changedAt === undefined) return noDay;
  return dayOfPeriod(changedAt, periodInZones(changedAt, key.period.unit, calendarZones));
}

async function listSharesFrom(
  periods: Pick<PeriodStore, 'listShares'>,
  { terms: { owner }, key: { period } }: GroupToSettle,
  changedDay: string,
): Promise<PeriodShare[]> {
  if (changedDay === noDay) return [];
  const { from, until } = spanOf(period);
  const dayStart = changedDay === '' ? from : (parseDay(changedDay) ?? from);
  // A day begins within a day of its beginning in UTC, wherever it is.
  const shares = await periods.listShares(owner, {
    from: Math.max(from, addDays(dayStart, -1)),
    until,
  });
  return shares.filter(({ eventAt }) => {
    const zoned = periodInZones(eventAt, period.unit, calendarZones);
    return dayOfPeriod(eventAt, zoned) >= changedDay;
  });
}

async function write(
  { periods, ledger, now, sha256 }: SettleGroupPorts,
  { key }: GroupToSettle,
  { next, differenceMinorUnits: minorUnits }: SettledPeriod,
): Promise<'written' | 'saved' | 'stale'> {
  if (minorUnits === 0n) return periods.save(next);
  const head = await ledger.readHead(key.merchantId, key.creatorId);
  const { programId, currency } = key;
  const postedAt = now();
  const change = adjustAccount(
    head,
    { programId, period: key.period.key, currency, version: next.version, minorUnits },
    { eventAt: Math.min(postedAt, spanOf(key.period).until - 1), postedAt, sha256 },
  );
  return ledger.write({ ...change, period: next });
}
