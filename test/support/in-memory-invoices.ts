import type { Billing, BillingStore } from '../../core/invoices/billing.ts';
import type {
  BillingProgress,
  InvoiceRecord,
  InvoiceStore,
} from '../../core/invoices/invoice-store.ts';

const keyOf = (...parts: readonly string[]) => JSON.stringify(parts);

/** How creators are billed, remembered for the length of a test. */
export function inMemoryBillingStore(): BillingStore {
  const billings = new Map<string, Billing>();
  return {
    find: async (merchantId, creatorId) => billings.get(keyOf(merchantId, creatorId)),
    async save(merchantId, creatorId, billing) {
      billings.set(keyOf(merchantId, creatorId), billing);
    },
  };
}

/** Records of invoices, remembered for the length of a test. */
export function inMemoryInvoiceStore(): InvoiceStore {
  const records: InvoiceRecord[] = [];
  const places = new Map<string, number>();
  const progress = new Map<string, BillingProgress>();
  const placeOf = (merchantId: string, series: string) =>
    places.get(keyOf(merchantId, series)) ?? 0;
  const ofCreator = (merchantId: string, creatorId: string) =>
    records.filter((each) => each.merchantId === merchantId && each.creatorId === creatorId);

  return {
    lastPlace: async (merchantId, series) => placeOf(merchantId, series),
    async add(record) {
      const { merchantId, creatorId, cause, series, place } = record;
      if (ofCreator(merchantId, creatorId).some((each) => each.cause === cause)) return 'known';
      if (placeOf(merchantId, series) !== place - 1) return 'place-taken';
      places.set(keyOf(merchantId, series), place);
      records.push(record);
      return 'added';
    },
    find: async (merchantId, creatorId, number) =>
      ofCreator(merchantId, creatorId).find((each) => each.number === number),
    findByCause: async (merchantId, creatorId, cause) =>
      ofCreator(merchantId, creatorId).find((each) => each.cause === cause),
    async list(merchantId, creatorId, { limit, after }) {
      const found = ofCreator(merchantId, creatorId)
        .filter(({ cause }) => after === undefined || cause < after)
        .toSorted((a, b) => (a.cause > b.cause ? -1 : 1));
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return found.length > limit && last !== undefined ? { items, next: last.cause } : { items };
    },
    findProgress: async (merchantId, creatorId) => progress.get(keyOf(merchantId, creatorId)) ?? {},
    async saveProgress(merchantId, creatorId, made) {
      progress.set(keyOf(merchantId, creatorId), made);
    },
  };
}
