import type { Division } from '../payees/division.ts';
import type { PayoutConversion } from '../payouts/payout-conversion.ts';
import type { NonCashUnit } from '../plans/reward.ts';
import type { Instant } from '../time/instant.ts';
import { type Calendar, defaultZone, monthSpan, type Span } from '../time/month-span.ts';
import type { UnitBalances } from './account-head.ts';
import { balancesOf, foldPostings } from './balances.ts';
import { conversionOf } from './conversion-of.ts';
import type { AccountKind, Entry, LegReference, PeriodReference } from './entry.ts';
import { isCash } from './is-cash.ts';

/** What an order's revision gave a creator or took back, when it reached the account. */
export type StatementLine = Omit<LegReference, 'unit'> & { readonly postedAt: Instant };

/** By how much the terms of a period came to more or less: tiers, bonuses, caps and guarantees. */
export type StatementTerms = Pick<PeriodReference, 'programId' | 'period' | 'minorUnits'> & {
  readonly postedAt: Instant;
};

/**
 * A step of a payout. `confirmed` lowers what is owed by what is moved, and `came-back` undoes it; what is withheld leaves it with
 * `reserved`.
 */
export type StatementPayout = {
  readonly postedAt: Instant;
  readonly payoutId: string;
  readonly step: 'reserved' | 'confirmed' | 'returned' | 'came-back';
  /** What is moved. */
  readonly minorUnits: bigint;
  /** What of it was withheld for tax beside, or came back with it. Absent: nothing. */
  readonly withheldMinorUnits?: bigint;
  /** Into what it was exchanged. Absent: it was not. */
  readonly conversion?: PayoutConversion;
  /** Whose part of the account it was, and why; absent: all of it, for the creator. */
  readonly division?: Division;
};

type StatementFigures = {
  readonly openingMinorUnits: bigint;
  readonly lines: readonly StatementLine[];
  readonly terms: readonly StatementTerms[];
  /** By lines and terms together. */
  readonly earnedMinorUnits: bigint;
  readonly payouts: readonly StatementPayout[];
  readonly paidMinorUnits: bigint;
  /** For tax, by reservations of the period, less what came back. */
  readonly withheldMinorUnits: bigint;
  /** VAT or GST on top of it, by invoices less credit notes. */
  readonly indirectTaxMinorUnits: bigint;
  /** Opening + earned + indirect tax - paid - withheld. */
  readonly closingMinorUnits: bigint;
  readonly closingBalances: UnitBalances;
};

/**
 * A creator's account in one currency over one period. The balance is what is owed and not paid
 * (payable, held and in payout, less debt); negative is carried forward.
 */
export type StatementCurrency = { readonly currency: string } & StatementFigures;

/** The same of a unit that is no cash. */
export type StatementInKind = { readonly unit: NonCashUnit } & StatementFigures;

export type Statement = {
  readonly merchantId: string;
  readonly creatorId: string;
  /** `YYYY-MM`, on the merchant's calendar. */
  readonly period: string;
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
  readonly currencies: readonly StatementCurrency[];
  readonly inKind: readonly StatementInKind[];
};

/** The calendar month `YYYY-MM` at a place, its end exclusive; `undefined` if there is no such month. */
export function parsePeriod(period: string, calendar: Calendar = defaultZone): Span | undefined {
  return monthSpan(period, calendar);
}

/**
 * A creator's account for a month, cut by posting time: an entry that is posted later, whatever it
 * is about, belongs to a later statement. `entries` is the account's whole journal, or at least all
 * of it before the period's end.
 *
 * @throws RangeError if the period is no month, or if the sums do not agree: then an entry is wrong.
 */
export function makeStatement(
  account: { readonly merchantId: string; readonly creatorId: string },
  period: string,
  entries: readonly Entry[],
  calendar: Calendar = defaultZone,
): Statement {
  const span = parsePeriod(period, calendar);
  if (span === undefined) throw new RangeError(`"${period}" is not a month.`);

  const earlier = entries.filter(({ postedAt }) => postedAt < span.from);
  const during = entries.filter(({ postedAt }) => postedAt >= span.from && postedAt < span.until);
  const opening = foldPostings({}, postingsOf(earlier));
  const closing = foldPostings(opening, postingsOf(during));
  const units = Object.keys(closing).toSorted();
  // A payout that ends in this month may have been reserved in an earlier one.
  const divisions = divisionsOf([...earlier, ...during]);
  const describe = (unit: string) =>
    describeUnit(unit, balancesOf(opening, unit), balancesOf(closing, unit), during, divisions);
  return {
    merchantId: account.merchantId,
    creatorId: account.creatorId,
    period,
    ...span,
    currencies: units.filter(isCash).map((currency) => ({ currency, ...describe(currency) })),
    inKind: units
      .filter((unit): unit is NonCashUnit => !isCash(unit))
      .map((unit) => ({ unit, ...describe(unit) })),
  };
}

const postingsOf = (entries: readonly Entry[]) => entries.flatMap(({ postings }) => postings);

const owed = (balances: UnitBalances): bigint =>
  balances.payable + balances.held + balances.inPayout - balances.debt;

function describeUnit(
  unit: string,
  opening: UnitBalances,
  closing: UnitBalances,
  entries: readonly Entry[],
  divisions: Divisions,
): StatementFigures {
  const lines = entries.flatMap((entry) => linesOf(entry, unit));
  const terms = entries.flatMap((entry) => termsOf(entry, unit));
  const payouts = entries.flatMap((entry) => payoutsOf(entry, unit, divisions));
  const earned = sum(lines) + sum(terms);
  const sumOf = (wanted: StatementPayout['step']) =>
    sum(payouts.filter(({ step }) => step === wanted));
  const paid = sumOf('confirmed') - sumOf('came-back');
  const withheld = sumWithheld(payouts);
  const indirectTax = sumIndirectTax(entries, unit);
  if (owed(opening) + earned + indirectTax - paid - withheld !== owed(closing)) {
    throw new RangeError(`The statement's sums do not agree in ${unit}.`);
  }
  return {
    openingMinorUnits: owed(opening),
    lines,
    terms,
    earnedMinorUnits: earned,
    payouts,
    paidMinorUnits: paid,
    withheldMinorUnits: withheld,
    indirectTaxMinorUnits: indirectTax,
    closingMinorUnits: owed(closing),
    closingBalances: closing,
  };
}

function linesOf({ legs, postedAt }: Entry, ofUnit: string): StatementLine[] {
  return legs
    .filter(({ unit }) => unit === ofUnit)
    .map(({ conversionId, revision, minorUnits }) => ({
      postedAt,
      conversionId,
      revision,
      minorUnits,
    }));
}

function termsOf({ period: about, postedAt }: Entry, ofUnit: string): StatementTerms[] {
  if (about === undefined || about.currency !== ofUnit) return [];
  const { programId, period, minorUnits } = about;
  return [{ postedAt, programId, period, minorUnits }];
}

const sumIndirectTax = (entries: readonly Entry[], ofUnit: string): bigint =>
  sum(
    postingsOf(entries).filter(
      ({ account, unit }) => account === 'indirect-tax' && unit === ofUnit,
    ),
  );

const steps: Partial<Record<Entry['kind'], StatementPayout['step']>> = {
  reserve: 'reserved',
  confirm: 'confirmed',
  return: 'returned',
};

/** How the account was divided for a payout, by its id. */
type Divisions = ReadonlyMap<string, Division>;

function divisionsOf(entries: readonly Entry[]): Divisions {
  return new Map(
    entries.flatMap((entry) =>
      entry.division === undefined ? [] : [[payoutIdOf(entry), entry.division] as const],
    ),
  );
}

const payoutIdOf = ({ cause }: Entry): string => cause.slice(cause.indexOf('/') + 1);

function payoutsOf(entry: Entry, ofUnit: string, divisions: Divisions): StatementPayout[] {
  const { kind, postings, postedAt } = entry;
  if (steps[kind] === undefined || !postings.some(({ unit }) => unit === ofUnit)) return [];
  const hadArrived =
    kind === 'return' && postings.some(({ account }) => account === 'cash-clearing');
  const step = hadArrived ? 'came-back' : steps[kind];
  if (step === undefined) return [];

  const minorUnits = movedOn(entry, hadArrived ? 'cash-clearing' : 'in-payout');
  const withheldMinorUnits = movedOn(entry, 'tax-withheld');
  const payoutId = payoutIdOf(entry);
  const division = divisions.get(payoutId);
  return [
    {
      ...{ postedAt, payoutId, step, minorUnits },
      ...(withheldMinorUnits === 0n ? {} : { withheldMinorUnits }),
      ...conversionOf(entry),
      ...(division === undefined ? {} : { division }),
    },
  ];
}

/** A payout is of one currency, so its entries name no other. */
function movedOn({ postings }: Entry, on: AccountKind): bigint {
  const { minorUnits = 0n } = postings.find(({ account }) => account === on) ?? {};
  return minorUnits < 0n ? -minorUnits : minorUnits;
}

const signs = { reserved: 1n, confirmed: 0n, returned: -1n, 'came-back': -1n } as const;

function sumWithheld(payouts: readonly StatementPayout[]): bigint {
  return payouts.reduce(
    (total, { step, withheldMinorUnits = 0n }) => total + signs[step] * withheldMinorUnits,
    0n,
  );
}

function sum(amounts: readonly { readonly minorUnits: bigint }[]): bigint {
  return amounts.reduce((total, { minorUnits }) => total + minorUnits, 0n);
}
