import { describe, expect, it } from '@jest/globals';
import type { InvoiceRecord, InvoiceStore } from '../../../core/invoices/invoice-store.ts';

const aRecord = (place: number, changes: Partial<InvoiceRecord> = {}): InvoiceRecord => ({
  ...{ merchantId: 'acme', creatorId: 'mia', number: `SB-2026-00000${place}`, kind: 'invoice' },
  ...{ series: 'SB-2026', place, cause: `2026-0${place}#EUR#invoice`, period: `2026-0${place}` },
  ...{ currency: 'EUR', issuedOn: '2026-05-02', issuedAt: 3_000, sha256: 'ab12' },
  ...changes,
});

/** What every store of issued invoices promises. */
export function invoiceStoreContract(name: string, openEmpty: () => Promise<InvoiceStore>) {
  describe(name, () => {
    it('gives a place to one record only, and none behind a gap', async () => {
      const store = await openEmpty();

      expect(await store.add(aRecord(1))).toBe('added');
      expect(await store.add(aRecord(1, { cause: '2026-02#EUR#invoice' }))).toBe('place-taken');
      expect(await store.add(aRecord(3))).toBe('place-taken');
      expect(await store.lastPlace('acme', 'SB-2026')).toBe(1);
      expect(await store.lastPlace('acme', 'SB-2027')).toBe(0);
    });

    it('keeps one record for a cause, and takes no number for another', async () => {
      const store = await openEmpty();
      const first = aRecord(1);
      await store.add(first);

      expect(await store.add({ ...aRecord(2), cause: first.cause })).toBe('known');
      expect(await store.lastPlace('acme', 'SB-2026')).toBe(1);
      expect(await store.findByCause('acme', 'mia', first.cause)).toEqual(first);
    });

    it('finds a number for its creator alone', async () => {
      const store = await openEmpty();
      const credit = aRecord(1, { kind: 'credit-note', credits: 'SB-2025-000009' });
      await store.add(credit);

      expect(await store.find('acme', 'mia', credit.number)).toEqual(credit);
      expect(await store.find('acme', 'zoe', credit.number)).toBeUndefined();
      expect(await store.find('other', 'mia', credit.number)).toBeUndefined();
    });

    it('lists the invoices of one creator, the newest month first, page by page', async () => {
      const store = await openEmpty();
      for (const place of [1, 2, 3]) await store.add(aRecord(place));
      await store.add(aRecord(4, { creatorId: 'zoe' }));

      const first = await store.list('acme', 'mia', { limit: 2 });
      const second = await store.list('acme', 'mia', { limit: 2, after: first.next ?? '' });

      expect(first.items.map(({ place }) => place)).toEqual([3, 2]);
      expect(second.items.map(({ place }) => place)).toEqual([1]);
      expect(second.next).toBeUndefined();
    });

    it('remembers how far a creator is billed, and what billing waits for', async () => {
      const store = await openEmpty();
      const held = { period: '2026-05', reason: 'tax-uncertain', detail: 'Nobody knows.' } as const;
      await store.saveProgress('acme', 'mia', { through: '2026-04', held });

      expect(await store.findProgress('acme', 'mia')).toEqual({ through: '2026-04', held });
      expect(await store.findProgress('acme', 'zoe')).toEqual({});
    });
  });
}
