import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type {
  BillingProgress,
  InvoiceRecord,
  InvoiceStore,
} from '../../core/invoices/invoice-store.ts';
import {
  billingProgressKey,
  invoiceKey,
  invoiceNumberKey,
  invoiceSeriesKey,
  invoicesUntil,
} from './keys/book-keys.ts';
import { accountPartition } from './keys/ledger-keys.ts';
import { type Condition, isNew } from './put-item.ts';
import { openTable, type Table } from './table.ts';
import { toPage } from './to-page.ts';
import { part, writeTogether } from './write-together.ts';

/** Keeps which invoices were issued in the Ledger table, beside the statements that they bill. */
export function dynamoInvoiceStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): InvoiceStore {
  const table = openTable(documents, tableName);
  const findByCause: InvoiceStore['findByCause'] = async (merchantId, creatorId, cause) => {
    const item = await table.get(invoiceKey(merchantId, creatorId, cause));
    return item && decodeJson<InvoiceRecord>(item.body as string);
  };

  return {
    findByCause,

    async lastPlace(merchantId, series) {
      const item = await table.get(invoiceSeriesKey(merchantId, series));
      return (item?.place as number | undefined) ?? 0;
    },

    async add(record) {
      const { merchantId, creatorId, cause } = record;
      const refused = await writeTogether(documents, partsOf(table, record));
      if (refused.length === 0) return 'added';
      const there = await findByCause(merchantId, creatorId, cause);
      return there === undefined ? 'place-taken' : 'known';
    },

    async find(merchantId, creatorId, number) {
      const item = await table.get(invoiceNumberKey(merchantId, creatorId, number));
      return item && findByCause(merchantId, creatorId, item.cause as string);
    },

    async list(merchantId, creatorId, { limit, after }) {
      const partition = accountPartition(merchantId, creatorId);
      const last = after === undefined ? undefined : invoiceKey(merchantId, creatorId, after).sk;
      // The range includes the place itself, and one more tells that there is a next page.
      const items = await table.queryBackwards(partition, invoicesUntil(last), limit + 2);
      const following = items.filter(({ sk }) => sk !== last).slice(0, limit + 1);
      return toPage<InvoiceRecord>(
        following,
        limit,
        (item) => decodeJson<InvoiceRecord>(item.body as string).cause,
      );
    },

    async findProgress(merchantId, creatorId) {
      const item = await table.get(billingProgressKey(merchantId, creatorId));
      return item ? decodeJson<BillingProgress>(item.body as string) : {};
    },

    async saveProgress(merchantId, creatorId, progress) {
      const item = { ...billingProgressKey(merchantId, creatorId), body: encodeJson(progress) };
      await writeTogether(documents, [part.put(table, item)]);
    },
  };
}

/** The number is taken, the record kept and its number noted together, or none of it. */
function partsOf(table: Table, record: InvoiceRecord) {
  const { merchantId, creatorId, cause, number, series, place } = record;
  const follows: Condition =
    place === 1 ? isNew : { expression: 'place = :before', values: { ':before': place - 1 } };
  const body = encodeJson(record);
  return [
    part.put(table, { ...invoiceSeriesKey(merchantId, series), place }, follows),
    part.put(table, { ...invoiceKey(merchantId, creatorId, cause), body }, isNew),
    part.put(table, { ...invoiceNumberKey(merchantId, creatorId, number), cause }, isNew),
  ];
}
