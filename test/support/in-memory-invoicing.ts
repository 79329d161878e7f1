import {
  emptyInvoicing,
  type InvoicingAccount,
} from '../../core/invoices/own/invoicing-account.ts';
import type { InvoicingChange, InvoicingStore } from '../../core/invoices/own/invoicing-store.ts';
import type { OwnInvoice } from '../../core/invoices/own/own-invoice.ts';

/** What creators have invoiced, for a ledger in memory. */
export function inMemoryInvoicing() {
  const accounts = new Map<string, InvoicingAccount>();
  const versions = new Map<string, OwnInvoice>();
  const read = (merchantId: string, creatorId: string) =>
    accounts.get(key(merchantId, creatorId)) ?? emptyInvoicing(merchantId, creatorId);

  return {
    read,
    follows: ({ next }: InvoicingChange) =>
      read(next.merchantId, next.creatorId).version === next.version - 1,
    write({ next, uploaded }: InvoicingChange) {
      const { merchantId, creatorId } = next;
      accounts.set(key(merchantId, creatorId), next);
      if (uploaded) versions.set(versionKey(merchantId, creatorId, uploaded), uploaded);
    },
    findVersion: (...of: Parameters<InvoicingStore['findVersion']>) =>
      versions.get(versionKey(...of)),
  };
}

const key = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

const versionKey = (
  merchantId: string,
  creatorId: string,
  of: Pick<OwnInvoice, 'month' | 'billedCurrency' | 'version'>,
) => key(merchantId, creatorId, of.month, of.billedCurrency, of.version);
