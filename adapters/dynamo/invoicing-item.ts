import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { InvoicingAccount } from '../../core/invoices/own/invoicing-account.ts';
import type { InvoicingChange } from '../../core/invoices/own/invoicing-store.ts';
import { invoicingKey, ownInvoiceKey } from './keys/book-keys.ts';
import { packText, unpackText } from './pack-text.ts';
import { followsVersion } from './period-item.ts';
import { isNew } from './put-item.ts';
import type { Item, Table } from './table.ts';
import { part, type TransactionPart } from './write-together.ts';

/** What a change of what is invoiced writes: the account, and the version of an invoice that it is about. */
export function invoicingParts(
  table: Table,
  { next, uploaded }: InvoicingChange,
): TransactionPart[] {
  const { merchantId, creatorId, version } = next;
  const item = {
    ...invoicingKey(merchantId, creatorId),
    ...{ version, body: packText(encodeJson(next)) },
  };
  return [
    part.put(table, item, followsVersion(next)),
    ...(uploaded === undefined
      ? []
      : [
          part.put(
            table,
            { ...ownInvoiceKey(merchantId, creatorId, uploaded), body: encodeJson(uploaded) },
            isNew,
          ),
        ]),
  ];
}

/** The account in an item that `invoicingParts` made. */
export function fromInvoicingItem({ body }: Item): InvoicingAccount {
  return decodeJson<InvoicingAccount>(unpackText(body));
}
