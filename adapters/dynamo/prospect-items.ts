import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { encodeJson } from '../../core/encoding/json.ts';
import { type Prospect, prospectLifeDays } from '../../core/growth/prospect.ts';
import type { ProspectPointer } from '../../core/growth/prospect-store.ts';
import { addDays } from '../../core/time/add-days.ts';
import { msPerSecond } from '../../core/time/instant.ts';
import {
  figuresPartition,
  figuresPrefix,
  openProspectIndex,
  prospectKey,
  prospectPointerKey,
  prospectPointerPrefix,
} from './keys/growth-keys.ts';
import type { ItemKey } from './keys/item-key.ts';
import type { Item, Table } from './table.ts';

/** A prospect as it is stored. Creators are in no list of those who could be. */
export function prospectItem(prospect: Prospect): Item & ItemKey {
  const { merchantId, prospectId, enrolled } = prospect;
  return {
    ...prospectKey(merchantId, prospectId),
    ...(enrolled === undefined ? openProspectIndex(merchantId, prospect) : {}),
    body: encodeJson(prospect),
    expiresAt: expiryOf(prospect),
  };
}

/** What leads from each of a prospect's hashes to it. */
export function pointerItems(prospect: Prospect): (Item & ItemKey)[] {
  const { merchantId, prospectId, programId, identity, personHashes } = prospect;
  return personHashes.map((hash) => ({
    ...prospectPointerKey(merchantId, hash, prospectId),
    ...{ prospectId, programId, identity },
    // Items are flat.
    personHashes: personHashes.join(' '),
    expiresAt: expiryOf(prospect),
  }));
}

export const isProspectPointer = ({ sk }: Item): boolean =>
  (sk as string).startsWith(prospectPointerPrefix);

export function readProspectPointer(item: Item): ProspectPointer {
  const { prospectId, programId, identity } = item as unknown as ProspectPointer;
  return { prospectId, programId, identity, personHashes: String(item.personHashes).split(' ') };
}

/** Removes a prospect, the figures of its accounts, and what leads to it; what is gone already is no fault. */
export async function removeProspect(
  table: Table,
  merchantId: string,
  { prospectId, personHashes }: Pick<ProspectPointer, 'prospectId' | 'personHashes'>,
): Promise<void> {
  const partition = figuresPartition(merchantId, { kind: 'prospect', id: prospectId });
  const figures = await table.query(partition, { prefix: figuresPrefix });
  const keys = [
    ...figures.map((item) => item as unknown as ItemKey),
    prospectKey(merchantId, prospectId),
    ...personHashes.map((hash) => prospectPointerKey(merchantId, hash, prospectId)),
  ];
  for (const { pk, sk } of keys) {
    await table.documents.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  }
}

function expiryOf({ changedAt }: Prospect): number {
  return Math.ceil(addDays(changedAt, prospectLifeDays) / msPerSecond);
}
