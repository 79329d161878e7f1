import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson } from '../../core/encoding/json.ts';
import type { Prospect } from '../../core/growth/prospect.ts';
import type { ProspectStore } from '../../core/growth/prospect-store.ts';
import { openProspectsPartition, prospectKey, prospectPointerPrefix } from './keys/growth-keys.ts';
import { customerPartition, erasedSort } from './keys/touch-keys.ts';
import {
  pointerItems,
  prospectItem,
  readProspectPointer,
  removeProspect,
} from './prospect-items.ts';
import { isNew, putItem } from './put-item.ts';
import { openTable, type Table } from './table.ts';

/** Somebody else wrote the prospect this often in a row: let the caller try again. */
const maxAttempts = 8;

/**
 * Keeps prospects in the Touches table. What leads to one lies beside the person's orders, so an erasure finds it;
 * it is written before the prospect, and whether the person is erased is looked up after it: what is written while
 * an erasure sweeps is seen by one of the two.
 */
export function dynamoProspectStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): ProspectStore {
  const table = openTable(documents, tableName);

  return {
    async find(merchantId, prospectId) {
      const item = await table.get(prospectKey(merchantId, prospectId));
      return item && decodeJson<Prospect>(item.body as string);
    },

    async change(merchantId, prospectId, toNext) {
      for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
        const item = await table.get(prospectKey(merchantId, prospectId));
        const body = item?.body as string | undefined;
        const next = toNext(body === undefined ? undefined : decodeJson<Prospect>(body));
        if (next === undefined) return undefined;
        await putPointers(table, next);
        const condition =
          body === undefined ? isNew : { expression: 'body = :body', values: { ':body': body } };
        if ((await putItem(table, prospectItem(next), condition)) === 'refused') continue;
        if (!(await isErased(table, next))) return next;
        await removeProspect(table, merchantId, next);
        return undefined;
      }
      throw new Error(`The prospect ${prospectId} kept changing.`);
    },

    async listOfPerson(merchantId, personHash) {
      const range = { prefix: prospectPointerPrefix };
      const items = await table.query(customerPartition(merchantId, personHash), range);
      return items.map(readProspectPointer);
    },

    async listOpen(merchantId, limit) {
      const partition = openProspectsPartition(merchantId);
      // The index has the keys only.
      const places = await table.queryIndexBackwards('byIndex', partition, 'all', limit);
      const keys = places.map(({ pk, sk }) => ({ pk: pk as string, sk: sk as string }));
      const items = await table.getMany(keys);
      return items.map(({ body }) => decodeJson<Prospect>(body as string));
    },
  };
}

async function putPointers(table: Table, prospect: Prospect): Promise<void> {
  for (const Item of pointerItems(prospect)) {
    await table.documents.send(new PutCommand({ TableName: table.name, Item }));
  }
}

async function isErased(table: Table, { merchantId, personHashes }: Prospect): Promise<boolean> {
  const marks = await Promise.all(
    personHashes.map((hash) =>
      table.get({ pk: customerPartition(merchantId, hash), sk: erasedSort }),
    ),
  );
  return marks.some((mark) => mark !== undefined);
}
