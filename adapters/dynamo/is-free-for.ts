import type { Link } from '../../core/programs/program.ts';
import type { Condition } from './put-item.ts';

/** Whose a link or code is, as attributes of its item. */
export type LinkOwner = Pick<Link, 'merchantId' | 'programId' | 'creatorId'>;

/** Nobody has it, or this owner does. */
export function isFreeFor(owner: LinkOwner): Condition {
  return {
    expression:
      'attribute_not_exists(pk) OR (merchantId = :merchant AND programId = :program AND creatorId = :creator)',
    values: {
      ':merchant': owner.merchantId,
      ':program': owner.programId,
      ':creator': owner.creatorId,
    },
  };
}
