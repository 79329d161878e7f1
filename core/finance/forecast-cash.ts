import { isCash } from '../ledger/is-cash.ts';
import type { LedgerExport } from '../ledger/ledger-export.ts';
import { cameBack, type Payout } from '../payouts/payout.ts';
import { authorityJournal } from '../tax/remittance.ts';
import { daysFromCivil } from '../time/civil-day.ts';
import { formatDay } from '../time/format-instant.ts';
import { type Instant, msPerDay } from '../time/instant.ts';
import { zonedDay } from '../time/zoned-day.ts';

/** Cash that payouts will need. */
export type CashNeed = {
  /**
   * `reserved`: in a payout already. `tax`: withheld, and not yet paid to the authority. `payable`: in the next run. `pending`: in
   * the run after its close. `held`: when it is let go.
   */
  readonly why: 'reserved' | 'tax' | 'payable' | 'pending' | 'held';
  /** The day of the run, `YYYY-MM-DD`; absent where nobody knows it. */
  readonly dueOn?: string;
  readonly currency: string;
  /** By which the creator was paid last; `not-known` of who never was. Of tax: `authority/<country>`. */
  readonly rail: string;
  readonly minorUnits: bigint;
};

/** Payouts run on this day of each month, in UTC, unless the deployment says otherwise. */
export const defaultRunDay = 15;

/**
 * What payouts will need, by currency, rail and day, from the balances as they are now. Least amounts are not
 * counted: what is too little today is paid with more of it later. A debt lowers nothing here: it never stands beside
 * something payable, and lowers what closes later by as much as nobody can say yet.
 */
export function forecastCash(
  store: LedgerExport,
  merchantId: string,
  now: Instant,
  runDay: number = defaultRunDay,
): CashNeed[] {
  const payouts = store.payouts.filter((payout) => payout.merchantId === merchantId);
  const railOf = openRails(payouts);
  const needs: CashNeed[] = listTaxNeeds(store, merchantId, payouts);
  for (const { head } of store.accounts.filter(
    (account) => account.head.merchantId === merchantId,
  )) {
    const rail = railOf(head.creatorId);
    for (const [currency, { payable, held, inPayout }] of Object.entries(head.balances)) {
      if (!isCash(currency)) continue;
      needs.push(
        { why: 'reserved', dueOn: formatDay(now), currency, rail, minorUnits: inPayout },
        { why: 'payable', dueOn: nextRun(now, runDay), currency, rail, minorUnits: payable },
        { why: 'held', currency, rail, minorUnits: held },
      );
    }
  }
  for (const { state } of store.conversions) {
    const { currency, closeAt, status } = state;
    const isOpen = status === 'pending' || status === 'held';
    if (state.merchantId !== merchantId || !isOpen) continue;
    const due =
      status === 'held' || closeAt === undefined
        ? { why: 'held' as const }
        : { why: 'pending' as const, dueOn: nextRun(Math.max(closeAt, now), runDay) };
    for (const { creatorId, minorUnits } of state.owed) {
      needs.push({ ...due, currency, rail: railOf(creatorId), minorUnits });
    }
  }
  return addUp(needs);
}

/** When it is due the authority says. It is negative where what was paid to the authority came back to a creator later. */
function listTaxNeeds(
  { authorities = [] }: LedgerExport,
  merchantId: string,
  payouts: readonly Payout[],
): CashNeed[] {
  const withheld = payouts.flatMap(({ currency, state, withholding }): CashNeed[] => {
    if (withholding === undefined || cameBack.includes(state)) return [];
    const { payerCountry, withheldMinorUnits: minorUnits } = withholding;
    return [{ why: 'tax', currency, rail: authorityJournal(payerCountry), minorUnits }];
  });
  const remitted = authorities
    .filter(({ head }) => head.merchantId === merchantId)
    .flatMap(({ head }) =>
      head.remitted.map(({ currency, minorUnits }): CashNeed => {
        const rail = authorityJournal(head.country);
        return { why: 'tax', currency, rail, minorUnits: -minorUnits };
      }),
    );
  return [...withheld, ...remitted];
}

/** By which rail each creator was paid last. */
function openRails(payouts: readonly Payout[]): (creatorId: string) => string {
  const newest = payouts.toSorted((a, b) => (a.history[0]?.at ?? 0) - (b.history[0]?.at ?? 0));
  const rails = new Map(newest.map(({ creatorId, method }) => [creatorId, method.rail]));
  return (creatorId) => rails.get(creatorId) ?? 'not-known';
}

/** The first day of runs that is later than a moment's. */
function nextRun(at: Instant, runDay: number): string {
  const { year, month, day } = zonedDay(at, 'UTC');
  const isLater = day >= runDay;
  const next = {
    year: isLater && month === 12 ? year + 1 : year,
    month: isLater ? (month % 12) + 1 : month,
    day: runDay,
  };
  return formatDay(daysFromCivil(next) * msPerDay);
}

const order: readonly CashNeed['why'][] = ['reserved', 'tax', 'payable', 'pending', 'held'];

function addUp(needs: readonly CashNeed[]): CashNeed[] {
  const keyOf = ({ why, dueOn = '', currency, rail }: CashNeed) =>
    JSON.stringify([currency, order.indexOf(why), dueOn, rail]);
  return [...Map.groupBy(needs, keyOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]): CashNeed[] => {
      const [first] = own;
      const minorUnits = own.reduce((sum, need) => sum + need.minorUnits, 0n);
      return first === undefined || minorUnits === 0n ? [] : [{ ...first, minorUnits }];
    });
}
