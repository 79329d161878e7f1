import type { Leg } from '../entry.ts';
import { isCash } from '../is-cash.ts';

type LegPlace = Pick<Leg, 'conversionId' | 'revision' | 'creatorId' | 'unit'>;

/** Names a leg in what a check says: one creator's part of one revision, in one unit. */
export function legIdOf({ conversionId, revision, creatorId, unit }: LegPlace): string {
  const name = `order/${conversionId}@${revision}/${creatorId}`;
  return isCash(unit) ? name : `${name}/${unit}`;
}
