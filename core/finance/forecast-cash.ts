import { canonicalJson } from '../encoding/canonical-json.ts';
import { isCash } from '../ledger/is-cash.ts';
import type { LedgerExport } from '../ledger/ledger-export.ts';
import { movedAmountOf } from '../payouts/moved-amount.ts';
import { cameBack, onItsWay, type Payout } from '../payouts/payout.ts';
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

/** A need whose rail is that of a creator, or is known already. */
export type CreatorNeed = Omit<CashNeed, 'rail'> &
  ({ readonly creatorId: string } | { readonly rail: string });

/** By which rail each creator was paid last, and when. */
export type LatestRails = Readonly<Record<string, { readonly at: Instant; readonly rail: string }>>;

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
  const needs = listCashNeeds(store, merchantId, now, runDay);
  return sumCashNeeds(needs, listRails(store, merchantId));
}

/** What a store, or a part of it, will need, by creator. */
export function listCashNeeds(
  store: LedgerExport,
  merchantId: string,
  now: Instant,
  runDay: number,
): CreatorNeed[] {
  const needs: CreatorNeed[] = [
    ...listTaxNeeds(store, merchantId),
    ...listExchangeNeeds(store, merchantId, now),
  ];
  for (const { head } of store.accounts) {
    if (head.merchantId !== merchantId) continue;
    const { creatorId } = head;
    for (const [currency, { payable, held, inPayout }] of Object.entries(head.balances)) {
      if (!isCash(currency)) continue;
      needs.push(
        { why: 'reserved', dueOn: formatDay(now), currency, creatorId, minorUnits: inPayout },
        { why: 'payable', dueOn: nextRun(now, runDay), currency, creatorId, minorUnits: payable },
        { why: 'held', currency, creatorId, minorUnits: held },
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
      needs.push({ ...due, currency, creatorId, minorUnits });
    }
  }
  return needs.filter(({ minorUnits }) => minorUnits !== 0n);
}

const isReservedInAnother = ({ state, conversion }: Payout): boolean =>
  conversion !== undefined && (state === 'intended' || onItsWay.includes(state));

/** What is reserved already needs the cash that moves, instead of its own; at which rate what comes later is exchanged nobody knows yet. */
function listExchangeNeeds(
  { payouts }: LedgerExport,
  merchantId: string,
  now: Instant,
): CreatorNeed[] {
  const reserved = { why: 'reserved', dueOn: formatDay(now) } as const;
  return payouts
    .filter((payout) => payout.merchantId === merchantId && isReservedInAnother(payout))
    .flatMap((payout): CreatorNeed[] => {
      const { creatorId, currency, minorUnits, method } = payout;
      return [
        { ...reserved, currency, creatorId, minorUnits: -minorUnits },
        { ...reserved, ...movedAmountOf(payout), rail: method.rail },
      ];
    });
}

/** When it is due the authority says. It is negative where what was paid to the authority came back to a creator later. */
function listTaxNeeds(
  { authorities = [], payouts }: LedgerExport,
  merchantId: string,
): CreatorNeed[] {
  const withheld = payouts.flatMap((payout): CreatorNeed[] => {
    const { currency, state, withholding } = payout;
    if (payout.merchantId !== merchantId || withholding === undefined) return [];
    if (cameBack.includes(state)) return [];
    const { payerCountry, withheldMinorUnits: minorUnits } = withholding;
    return [{ why: 'tax', currency, rail: authorityJournal(payerCountry), minorUnits }];
  });
  const remitted = authorities
    .filter(({ head }) => head.merchantId === merchantId)
    .flatMap(({ head }) =>
      head.remitted.map(({ currency, minorUnits }): CreatorNeed => {
        const rail = authorityJournal(head.country);
        return { why: 'tax', currency, rail, minorUnits: -minorUnits };
      }),
    );
  return [...withheld, ...remitted];
}

/** By which rail each creator of a store, or of a part of it, was paid last. */
export function listRails({ payouts }: LedgerExport, merchantId: string): LatestRails {
  const rails: Record<string, LatestRails[string]> = {};
  for (const { merchantId: owner, creatorId, history, method } of payouts) {
    const at = history[0]?.at ?? 0;
    if (owner !== merchantId || at < (rails[creatorId]?.at ?? 0)) continue;
    rails[creatorId] = { at, rail: method.rail };
  }
  return rails;
}

export function mergeRails(a: LatestRails, b: LatestRails): LatestRails {
  const newer = Object.entries(b).filter(([creatorId, { at }]) => at >= (a[creatorId]?.at ?? 0));
  return { ...a, ...Object.fromEntries(newer) };
}

/** Needs of creators by the rails by which they were paid last, added up. */
export function sumCashNeeds(needs: readonly CreatorNeed[], rails: LatestRails): CashNeed[] {
  return addUp(
    needs.map((need) => {
      if ('rail' in need) return need;
      const { creatorId, ...rest } = need;
      return { ...rest, rail: rails[creatorId]?.rail ?? 'not-known' };
    }),
  );
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
  return addUpNeeds(needs, ({ why, dueOn = '', currency, rail }) =>
    JSON.stringify([currency, order.indexOf(why), dueOn, rail]),
  );
}

/** Needs of the same time, kind, currency and creator (or rail) as one. */
export function addUpNeeds<Need extends CreatorNeed>(
  needs: readonly Need[],
  keyOf: (need: Need) => string = nameOfNeed,
): Need[] {
  return [...Map.groupBy(needs, keyOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]): Need[] => {
      const [first] = own;
      const minorUnits = own.reduce((sum, need) => sum + need.minorUnits, 0n);
      return first === undefined || minorUnits === 0n ? [] : [{ ...first, minorUnits }];
    });
}

const nameOfNeed = ({ minorUnits: _, ...need }: CreatorNeed): string => canonicalJson(need);
