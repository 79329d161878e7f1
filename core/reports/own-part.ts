import type { ConversionState } from '../settlement/conversion.ts';

/** What a conversion owes one creator now, in minor units of its currency. */
export function owedTo({ owed }: Pick<ConversionState, 'owed'>, creatorId: string): bigint {
  return owed.find((amount) => amount.creatorId === creatorId)?.minorUnits ?? 0n;
}

/** Everybody whom a conversion owes something, or once did: a refund may have taken all of it back. */
export function creatorsOf({ owed, journal }: Pick<ConversionState, 'owed' | 'journal'>): string[] {
  const owners = journal.flatMap(({ postings }) => postings.map(({ owner }) => owner));
  return [...new Set([...owed.map(({ creatorId }) => creatorId), ...owners])].toSorted();
}
