import { describe, expect, it } from '@jest/globals';
import type { StatementRecord, StatementStore } from '../../../core/statements/statement-store.ts';

const aRecord = (changes: Partial<StatementRecord> = {}): StatementRecord => ({
  ...{ merchantId: 'acme', creatorId: 'mia', number: 'mia-2026-03', month: '2026-03' },
  ...{ timeZone: 'UTC', from: 1_000, until: 2_000, sha256: 'ab12' },
  ...{ throughSequence: 7, issuedAt: 3_000 },
  ...changes,
});

/** What every store of issued statements promises. */
export function statementStoreContract(name: string, openEmpty: () => Promise<StatementStore>) {
  describe(name, () => {
    it('keeps the first statement of a month, whoever else comes', async () => {
      const store = await openEmpty();

      const outcomes = await Promise.all(
        ['one', 'two', 'three'].map((sha256) => store.add(aRecord({ sha256 }))),
      );
      const stored = await store.find('acme', 'mia', '2026-03');

      expect(outcomes.toSorted()).toEqual(['added', 'known', 'known']);
      expect(['one', 'two', 'three']).toContain(stored?.sha256);
      expect(await store.add(aRecord({ sha256: 'late' }))).toBe('known');
      expect(await store.find('acme', 'mia', '2026-03')).toEqual(stored);
    });

    it('lists the statements of one creator, the newest first, page by page', async () => {
      const store = await openEmpty();
      const months = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];
      for (const month of months) await store.add(aRecord({ month, number: `mia-${month}` }));
      await store.add(aRecord({ creatorId: 'zoe', month: '2026-04' }));
      await store.add(aRecord({ merchantId: 'other', month: '2026-05' }));

      const first = await store.list('acme', 'mia', { limit: 3 });
      const second = await store.list('acme', 'mia', { limit: 3, after: first.next ?? '' });

      expect(first.items.map(({ month }) => month)).toEqual(['2026-03', '2026-02', '2026-01']);
      expect(second.items.map(({ month }) => month)).toEqual(['2025-12', '2025-11']);
      expect(second.next).toBeUndefined();
      expect((await store.findNewest('acme', 'mia'))?.month).toBe('2026-03');
    });

    it('knows nothing of who has no statement', async () => {
      const store = await openEmpty();

      expect(await store.find('acme', 'mia', '2026-03')).toBeUndefined();
      expect(await store.findNewest('acme', 'mia')).toBeUndefined();
      expect(await store.list('acme', 'mia', { limit: 5 })).toEqual({ items: [] });
    });
  });
}
