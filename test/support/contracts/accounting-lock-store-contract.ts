import { describe, expect, it } from '@jest/globals';
import type { AccountingLock, AccountingLockStore } from '../../../core/finance/accounting-lock.ts';

const aLock = (changes: Partial<AccountingLock> = {}): AccountingLock => ({
  ...{ merchantId: 'acme', month: '2026-03', timeZone: 'UTC', from: 1, until: 2 },
  ...{ lockedAt: 3, author: 'key:ada', reason: 'Books closed.' },
  ...changes,
});

/** What every store of locks promises. */
export function accountingLockStoreContract(
  name: string,
  openEmpty: () => Promise<AccountingLockStore>,
) {
  describe(name, () => {
    it('keeps the first lock of a month, and lists a merchant’s by month', async () => {
      const store = await openEmpty();

      const outcomes = [
        await store.add(aLock({ entriesSha256: 'ab' })),
        await store.add(aLock({ entriesSha256: 'cd' })),
        await store.add(aLock({ month: '2026-02' })),
        await store.add(aLock({ merchantId: 'other' })),
      ];

      expect(outcomes).toEqual(['added', 'known', 'added', 'added']);
      expect(await store.find('acme', '2026-03')).toEqual(aLock({ entriesSha256: 'ab' }));
      expect(await store.find('acme', '2026-04')).toBeUndefined();
      expect((await store.list('acme')).map(({ month }) => month)).toEqual(['2026-02', '2026-03']);
    });
  });
}
