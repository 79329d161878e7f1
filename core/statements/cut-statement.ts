import type { UnitBalances } from '../ledger/account-head.ts';
import { balancesOf, foldPostings } from '../ledger/balances.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Instant } from '../time/instant.ts';
import { type Calendar, monthOf, monthSpan, type Span, zoneOf } from '../time/month-span.ts';
import type { AccountLine } from './account-line.ts';
import { listAccountLines } from './list-account-lines.ts';

/** What happened in one unit. Opening + the sum of the lines = closing. */
export type UnitStatement = {
  /** A currency, or a unit that is no cash. */
  readonly unit: string;
  /** Payable, held and in payout, less debt; negative is owed by the creator, and carried forward. */
  readonly openingMinorUnits: bigint;
  readonly lines: readonly AccountLine[];
  readonly closingMinorUnits: bigint;
  /** What the closing balance is made of, and totals of all time. */
  readonly closingBalances: UnitBalances;
};

/** A creator's account over one month, cut by posting time. */
export type CutStatement = Span & {
  readonly month: string;
  readonly zone: string;
  readonly units: readonly UnitStatement[];
  /** The entries that it covers: those behind `afterSequence` up to `throughSequence`, whose hash is `lastHash`. */
  readonly afterSequence: number;
  readonly throughSequence: number;
  readonly lastHash: string;
};

/**
 * Cuts a creator's statement of a month: an entry that is posted later, whatever it is about, belongs to a later
 * statement, where a restatement names the month in which its order first came.
 *
 * @param entries the account's journal from its beginning by sequence, at least to the month's end.
 * @param issuedThrough the last entry of the statement before. What follows it is not in that one, so it is in this
 *   one or in a later one, whatever time it bears.
 * @throws RangeError if the month is none, or if lines and balances disagree: then an entry is wrong.
 */
export function cutStatement(
  month: string,
  calendar: Calendar,
  entries: readonly Entry[],
  issuedThrough?: number,
): CutStatement {
  const span = monthSpan(month, calendar);
  if (span === undefined) throw new RangeError(`"${month}" is not a month.`);

  const timed = timeEntries(entries);
  const isEarlier = ({ entry, at }: TimedEntry) =>
    issuedThrough === undefined ? at < span.from : entry.sequence <= issuedThrough;
  const earlier = timed.filter(isEarlier);
  const during = timed.filter((each) => !isEarlier(each) && each.at < span.until);
  const opening = foldPostings({}, postingsOf(earlier));
  const closing = foldPostings(opening, postingsOf(during));
  const firstMonths = firstMonthsOf(earlier, calendar);
  const payees = payeesOf([...earlier, ...during]);
  const last = during.at(-1) ?? earlier.at(-1);
  return {
    ...{ month, zone: zoneOf(span.from, calendar), ...span },
    units: Object.keys(closing)
      .toSorted()
      .map((unit) => {
        const lines = during
          .flatMap(({ entry }) => listAccountLines(entry, unit))
          .map((line) => refer(line, unit, firstMonths, payees));
        return stateUnit(unit, balancesOf(opening, unit), balancesOf(closing, unit), lines);
      }),
    afterSequence: earlier.at(-1)?.entry.sequence ?? 0,
    throughSequence: last?.entry.sequence ?? 0,
    lastHash: last?.entry.hash ?? '',
  };
}

type TimedEntry = { readonly entry: Entry; readonly at: Instant };

/**
 * Entries with the times by which they are cut: never before that of an earlier entry, so that a month is one piece
 * of the journal even where two clocks differed.
 */
function timeEntries(entries: readonly Entry[]): TimedEntry[] {
  let at = Number.NEGATIVE_INFINITY;
  return entries.map((entry) => {
    at = Math.max(at, entry.postedAt);
    return { entry, at };
  });
}

const postingsOf = (entries: readonly TimedEntry[]) =>
  entries.flatMap(({ entry }) => entry.postings);

/** What is owed to the creator and not on its way to a tax office. */
const owed = ({ payable, held, inPayout, debt }: UnitBalances): bigint =>
  payable + held + inPayout - debt;

function stateUnit(
  unit: string,
  opening: UnitBalances,
  closing: UnitBalances,
  lines: readonly AccountLine[],
): UnitStatement {
  const moved = lines.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  if (owed(opening) + moved !== owed(closing)) {
    throw new RangeError(`The statement's sums do not agree in ${unit}.`);
  }
  return {
    unit,
    openingMinorUnits: owed(opening),
    lines,
    closingMinorUnits: owed(closing),
    closingBalances: closing,
  };
}

type Months = ReadonlyMap<string, string>;

const orderKey = (conversionId: string, unit: string) => JSON.stringify([conversionId, unit]);

/** The month in which each order first came, of those that came before. */
function firstMonthsOf(entries: readonly TimedEntry[], calendar: Calendar): Months {
  const months = new Map<string, string>();
  for (const { entry, at } of entries) {
    for (const { conversionId, unit } of entry.legs) {
      const key = orderKey(conversionId, unit);
      if (!months.has(key)) months.set(key, monthOf(at, calendar));
    }
  }
  return months;
}

/** Who is paid by a payout, where it is not the creator. */
function payeesOf(entries: readonly TimedEntry[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap(({ entry: { cause, division } }) =>
      division?.payeeId === undefined
        ? []
        : [[cause.slice(cause.indexOf('/') + 1), division.payeeId] as const],
    ),
  );
}

function refer(
  line: AccountLine,
  unit: string,
  firstMonths: Months,
  payees: ReadonlyMap<string, string>,
): AccountLine {
  if (line.kind === 'order') {
    const firstMonth = firstMonths.get(orderKey(line.conversionId, unit));
    return firstMonth === undefined ? line : { ...line, firstMonth };
  }
  const payeeId = line.kind === 'payout' ? payees.get(line.payoutId) : undefined;
  return line.kind === 'payout' && payeeId !== undefined ? { ...line, payeeId } : line;
}
