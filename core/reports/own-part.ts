import { isCash } from '../ledger/is-cash.ts';
import type { NonCashUnit } from '../plans/reward.ts';
import type { ConversionState } from '../settlement/conversion.ts';

/** What a conversion owes one creator now, in minor units of its currency. */
export function owedTo({ owed }: Pick<ConversionState, 'owed'>, creatorId: string): bigint {
  return owed.find((amount) => amount.creatorId === creatorId)?.minorUnits ?? 0n;
}

/** What a conversion owes one creator now in a unit that is no cash. */
export function owedInKindTo(
  { owedInKind = [] }: Pick<ConversionState, 'owedInKind'>,
  creatorId: string,
  unit: NonCashUnit,
): bigint {
  const own = owedInKind.find((amount) => amount.creatorId === creatorId && amount.unit === unit);
  return own?.minorUnits ?? 0n;
}

/** Everybody whom a conversion owes something, or once did: a refund may have taken all of it back. */
export function creatorsOf({
  owed,
  owedInKind = [],
  journal,
}: Pick<ConversionState, 'owed' | 'owedInKind' | 'journal'>): string[] {
  const owners = journal.flatMap(({ postings }) => postings.map(({ owner }) => owner));
  const owing = [...owed, ...owedInKind].map(({ creatorId }) => creatorId);
  return [...new Set([...owing, ...owners])].toSorted();
}

/** The units besides cash in which conversions owe a creator something, or once did; sorted. */
export function unitsInKindOf(
  states: readonly Pick<ConversionState, 'owedInKind' | 'journal'>[],
  creatorId: string,
): NonCashUnit[] {
  const owing = states.flatMap(({ owedInKind = [] }) =>
    owedInKind.filter((amount) => amount.creatorId === creatorId).map(({ unit }) => unit),
  );
  const posted = states.flatMap(({ journal }) =>
    journal.flatMap(({ postings }) =>
      postings.filter(({ owner }) => owner === creatorId).map(({ unit }) => unit),
    ),
  );
  return [...new Set([...owing, ...listInKind(posted)])].toSorted();
}

/** Those of some units of the ledger that are no cash. */
export function listInKind(units: readonly string[]): NonCashUnit[] {
  return units.filter((unit): unit is NonCashUnit => !isCash(unit));
}
