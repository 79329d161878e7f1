import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../core/time/instant.ts';
import type { ItemKey } from './keys/item-key.ts';
import { erasedSort, siblingPrefix } from './keys/touch-keys.ts';
import type { Item, Table } from './table.ts';

/** A person's hash under another pepper, and since when it is known to be the same person's. */
export type Sibling = { readonly personHash: string; readonly recordedAt: Instant };

/** What the items of one of a person's partitions say of the hash itself. */
export type PersonMarks = {
  readonly erasedAt?: Instant;
  readonly siblings: readonly Sibling[];
};

export function readMarks(items: readonly Item[]): PersonMarks {
  const erased = items.find(({ sk }) => sk === erasedSort);
  const siblings = items.filter(({ sk }) => (sk as string).startsWith(siblingPrefix));
  return {
    ...(erased === undefined ? {} : { erasedAt: erased.erasedAt as Instant }),
    siblings: siblings.map(({ personHash, recordedAt }) => ({ personHash, recordedAt }) as Sibling),
  };
}

/**
 * Takes back what was just written if its person is erased; answers whether it stands.
 *
 * Written first and looked up then: an erasure marks the person first and sweeps then, so whatever
 * is written while it sweeps is seen by one of the two.
 */
export async function standsUnlessErased(table: Table, written: ItemKey): Promise<boolean> {
  const mark = await table.get({ pk: written.pk, sk: erasedSort });
  if (mark === undefined) return true;
  const { pk, sk } = written;
  await table.documents.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  return false;
}
