import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson } from '../../core/encoding/json.ts';
import type { InvoicingStore } from '../../core/invoices/own/invoicing-store.ts';
import type { OwnInvoice } from '../../core/invoices/own/own-invoice.ts';
import { invoicingParts } from './invoicing-item.ts';
import { ownInvoiceKey } from './keys/book-keys.ts';
import { headKey } from './keys/ledger-keys.ts';
import { followsSequence } from './ledger-store.ts';
import { openTable } from './table.ts';
import { part, writeTogether } from './write-together.ts';

/** Keeps what creators have invoiced in the Ledger table, beside their accounts. */
export function dynamoInvoicingStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): InvoicingStore {
  const table = openTable(documents, tableName);
  return {
    async save(change, head) {
      const { merchantId, creatorId } = change.next;
      const refused = await writeTogether(documents, [
        ...invoicingParts(table, change),
        ...(head === undefined
          ? []
          : [part.check(table, headKey(merchantId, creatorId), followsSequence(head.sequence))]),
      ]);
      return refused.length === 0 ? 'written' : 'stale';
    },

    async findVersion(merchantId, creatorId, of) {
      const item = await table.get(ownInvoiceKey(merchantId, creatorId, of));
      return item && decodeJson<OwnInvoice>(item.body as string);
    },
  };
}
