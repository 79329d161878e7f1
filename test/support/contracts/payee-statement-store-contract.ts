import { describe, expect, it } from '@jest/globals';
import type {
  PayeeStatementRecord,
  PayeeStatementStore,
} from '../../../core/statements/payee-statement-store.ts';

const aRecord = (changes: Partial<PayeeStatementRecord> = {}): PayeeStatementRecord => ({
  ...{ merchantId: 'acme', payeeId: 'northern', number: 'payee-northern-2026-04' },
  ...{ month: '2026-04', timeZone: 'UTC', from: 1, until: 2, sha256: 'ab', issuedAt: 3 },
  ...changes,
});

/** What every store of payees' statements promises. */
export function payeeStatementStoreContract(
  name: string,
  openEmpty: () => Promise<PayeeStatementStore>,
) {
  describe(name, () => {
    it('keeps the first statement of a month, and lists those of a payee, the newest first', async () => {
      const store = await openEmpty();
      const months = ['2026-03', '2026-04', '2026-05'];

      for (const month of months) await store.add(aRecord({ month }));
      await store.add(aRecord({ merchantId: 'other', month: '2026-06' }));
      await store.add(aRecord({ payeeId: 'northern2', month: '2026-07' }));

      expect(await store.add(aRecord({ month: '2026-04', sha256: 'cd' }))).toBe('known');
      expect(await store.find('acme', 'northern', '2026-04')).toEqual(aRecord());
      expect(await store.find('acme', 'northern', '2026-02')).toBeUndefined();
      const first = await store.list('acme', 'northern', { limit: 2 });
      expect(first.items.map(({ month }) => month)).toEqual(['2026-05', '2026-04']);
      const after = first.next ?? '';
      const second = await store.list('acme', 'northern', { limit: 2, after });
      expect(second.items.map(({ month }) => month)).toEqual(['2026-03']);
      expect(second.next).toBeUndefined();
    });

    it('remembers up to which month all is stated', async () => {
      const store = await openEmpty();

      expect(await store.findThrough('acme', 'northern')).toBeUndefined();
      await store.noteThrough('acme', 'northern', '2026-04');

      expect(await store.findThrough('acme', 'northern')).toBe('2026-04');
      expect(await store.findThrough('other', 'northern')).toBeUndefined();
      expect((await store.list('acme', 'northern', { limit: 9 })).items).toEqual([]);
    });
  });
}
