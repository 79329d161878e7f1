import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { BookExport, BookExportStore } from '../../core/finance/book-export.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { bookExportKey } from './keys/book-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { openTable } from './table.ts';

/** The record outlives its files. */
const keptDays = 30;

/** Keeps exports of the books in the Ledger table, one item for each, for a month. */
export function dynamoBookExportStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): BookExportStore {
  const table = openTable(documents, tableName);
  const toItem = (made: BookExport) => ({
    ...bookExportKey(made.merchantId, made.exportId),
    state: made.state,
    expiresAt: Math.floor((made.requestedAt + keptDays * msPerDay) / 1_000),
    body: encodeJson(made),
  });

  return {
    async add(made) {
      await putItem(table, toItem(made), isNew);
    },
    async find(merchantId, exportId) {
      const item = await table.get(bookExportKey(merchantId, exportId));
      return item && decodeJson<BookExport>(item.body as string);
    },
    async save(next) {
      await putItem(table, toItem(next), {
        expression: '#state = :running',
        names: { '#state': 'state' },
        values: { ':running': 'running' },
      });
    },
  };
}
