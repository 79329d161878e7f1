import type { Entry } from '../../core/ledger/entry.ts';
import { type AuthorityHead, emptyAuthorityHead } from '../../core/tax/remittance.ts';
import type { PostedRemittance, RemittanceStore } from '../../core/tax/remittance-store.ts';
import type { TaxYearTotal } from '../../core/tax/tax-year-total.ts';

/** What was paid to authorities, remembered for the length of a test. @param totals what receivers were paid in tax years. */
export function inMemoryRemittanceStore(totals: () => readonly TaxYearTotal[] = () => []) {
  const journals = new Map<string, { head: AuthorityHead; entries: Entry[] }>();
  const posted: PostedRemittance[] = [];
  const keyOf = (merchantId: string, country: string) => `${merchantId}/${country}`;
  const ofCountry = (merchantId: string, country: string) =>
    posted.filter((each) => each.merchantId === merchantId && each.country === country);

  const store: RemittanceStore = {
    async readHead(merchantId, country) {
      const journal = journals.get(keyOf(merchantId, country));
      return journal?.head ?? emptyAuthorityHead(merchantId, country);
    },
    async write({ head, entry, remittance }) {
      const { merchantId, country, reference } = remittance;
      const key = keyOf(merchantId, country);
      const journal = journals.get(key) ?? {
        head: emptyAuthorityHead(merchantId, country),
        entries: [],
      };
      const isTaken = ofCountry(merchantId, country).some((each) => each.reference === reference);
      if (isTaken || journal.head.sequence !== entry.sequence - 1) return 'stale';
      journals.set(key, { head, entries: [...journal.entries, entry] });
      posted.push({ ...remittance, sequence: entry.sequence, postedAt: entry.postedAt });
      return 'written';
    },
    async find(merchantId, country, reference) {
      return ofCountry(merchantId, country).find((each) => each.reference === reference);
    },
    async list(merchantId, country, limit, before = Number.POSITIVE_INFINITY) {
      return ofCountry(merchantId, country)
        .filter(({ sequence }) => sequence < before)
        .toSorted((a, b) => b.sequence - a.sequence)
        .slice(0, limit);
    },
    async listTaxYear(merchantId, taxYear) {
      return totals().filter(
        (total) => total.merchantId === merchantId && total.taxYear === taxYear,
      );
    },
  };
  return { ...store, export: () => [...journals.values()] };
}
