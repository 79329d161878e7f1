import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  addRemoved,
  nothingRemoved,
  type PersonStore,
  type Removed,
  type SweepOptions,
} from '../../core/identity/person-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { isOrder, readOrder } from './customer-history.ts';
import { cutTouches } from './cut-touches.ts';
import { isLink, readLink } from './identity-store.ts';
import type { ItemKey } from './keys/item-key.ts';
import {
  customerOrderKey,
  customerPartition,
  erasedSort,
  partitionsOfPerson,
  personPartition,
  siblingPrefix,
} from './keys/touch-keys.ts';
import { readMarks } from './person-marks.ts';
import { isProspectPointer, readProspectPointer, removeProspect } from './prospect-items.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable, type Table } from './table.ts';

/** Keeps what is known of persons as such in the Touches table, in the partitions of their links and orders. */
export function dynamoPersonStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): PersonStore {
  const table = openTable(documents, tableName);

  async function markErased(merchantId: string, personHash: string, at: Instant): Promise<void> {
    for (const pk of partitionsOfPerson(merchantId, personHash)) {
      await putItem(table, { pk, sk: erasedSort, erasedAt: at }, isNew);
    }
  }

  const store: PersonStore = {
    async joinSiblings(merchantId, personHashes, recordedAt) {
      const marks = await Promise.all(
        personHashes.map((hash) =>
          table.get({ pk: personPartition(merchantId, hash), sk: erasedSort }),
        ),
      );
      const erasedAt = marks.find((mark) => mark !== undefined)?.erasedAt as Instant | undefined;
      for (const personHash of personHashes) {
        if (erasedAt === undefined) {
          await linkSiblings(table, merchantId, personHash, personHashes, recordedAt);
        } else {
          await markErased(merchantId, personHash, erasedAt);
          await sweepAll(store, merchantId, personHash);
        }
      }
    },

    async read(merchantId, personHash) {
      const [visitors, orders] = await Promise.all([
        table.query(personPartition(merchantId, personHash), 'all'),
        table.query(customerPartition(merchantId, personHash), 'all'),
      ]);
      const { erasedAt } = readMarks(visitors);
      const siblings = [...readMarks(visitors).siblings, ...readMarks(orders).siblings];
      return {
        personHash,
        ...(erasedAt === undefined ? {} : { erasedAt }),
        links: visitors.filter(isLink).map(readLink),
        orders: orders.filter(isOrder).map(readOrder),
        siblings: [...new Set(siblings.map((sibling) => sibling.personHash))].toSorted(),
        prospects: orders.filter(isProspectPointer).map(readProspectPointer),
      };
    },

    markErased,

    async sweep(merchantId, personHash, options) {
      const { limit } = options;
      const partitions = partitionsOfPerson(merchantId, personHash);
      const pages = await Promise.all(partitions.map((pk) => table.query(pk, 'all', limit + 1)));
      const items = pages.flat().filter(({ sk }) => sk !== erasedSort);
      let removed = nothingRemoved;
      for (const item of items.slice(0, limit)) {
        const { isDone, ...swept } = await sweepItem(table, merchantId, item, options);
        removed = addRemoved(removed, swept.removed);
        if (!isDone) return { removed, isDone: false };
      }
      return {
        removed,
        isDone: items.length <= limit && pages.every((page) => page.length <= limit),
      };
    },

    forgetOrder: (merchantId, personHash, conversionId) =>
      deleteItem(table, customerOrderKey(merchantId, personHash, conversionId)),
  };
  return store;
}

/** Of a person who was erased before the rotation there is hardly anything: what came in between. */
async function sweepAll(store: PersonStore, merchantId: string, personHash: string): Promise<void> {
  const options = { limit: 100, cutsTouches: true };
  while (!(await store.sweep(merchantId, personHash, options)).isDone);
}

async function linkSiblings(
  table: Table,
  merchantId: string,
  personHash: string,
  personHashes: readonly string[],
  recordedAt: Instant,
): Promise<void> {
  for (const sibling of personHashes) {
    if (sibling === personHash) continue;
    for (const pk of partitionsOfPerson(merchantId, personHash)) {
      const sk = `${siblingPrefix}${sibling}`;
      // The first time stands: what it joins counts from then on.
      await putItem(table, { pk, sk, personHash: sibling, recordedAt }, isNew);
    }
  }
}

/** A link goes last: only through it the touches of its browser are the person's. */
async function sweepItem(
  table: Table,
  merchantId: string,
  item: Item,
  { limit, cutsTouches }: SweepOptions,
): Promise<{ readonly removed: Removed; readonly isDone: boolean }> {
  if (isProspectPointer(item)) await removeProspect(table, merchantId, readProspectPointer(item));
  if (!isLink(item)) {
    await deleteItem(table, item as unknown as ItemKey);
    return { removed: { ...nothingRemoved, orders: isOrder(item) ? 1 : 0 }, isDone: true };
  }
  const { visitorId } = readLink(item);
  const { touches, visits, isDone } = cutsTouches
    ? await cutTouches(table, merchantId, visitorId, limit)
    : { touches: 0, visits: 0, isDone: true };
  if (isDone) await deleteItem(table, item as unknown as ItemKey);
  return { removed: { ...nothingRemoved, links: isDone ? 1 : 0, touches, visits }, isDone };
}

async function deleteItem(table: Table, { pk, sk }: ItemKey): Promise<void> {
  await table.documents.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
}
