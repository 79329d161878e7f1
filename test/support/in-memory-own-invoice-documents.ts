import type {
  OwnInvoiceDocumentKey,
  OwnInvoiceDocuments,
} from '../../core/invoices/own/invoicing-store.ts';

/** Documents of creators' invoices, remembered for the length of a test. */
export function inMemoryOwnInvoiceDocuments(): OwnInvoiceDocuments {
  const documents = new Map<string, Uint8Array>();
  const keyOf = ({ merchantId, creatorId, sha256, format }: OwnInvoiceDocumentKey) =>
    JSON.stringify([merchantId, creatorId, sha256, format]);
  return {
    async put(key, bytes) {
      documents.set(keyOf(key), bytes);
    },
    read: async (key) => documents.get(keyOf(key)),
  };
}
