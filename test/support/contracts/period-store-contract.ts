import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { adjustAccount } from '../../../core/ledger/adjust-account.ts';
import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import type { PeriodStore } from '../../../core/settlement/periods/period-store.ts';
import { aPeriodAccount, aPeriodShare } from '../factories/a-period-account.ts';
import { orderMoment } from '../factories/moments.ts';

const owner = { merchantId: 'acme', programId: 'spring', creatorId: 'mia' };
const march = { from: Date.UTC(2026, 2, 1), until: Date.UTC(2026, 3, 1) };

/** What every store of periods promises, together with the ledger beside it. */
export function periodStoreContract(
  name: string,
  openEmpty: () => Promise<{ readonly periods: PeriodStore; readonly ledger: LedgerStore }>,
) {
  describe(name, () => {
    it('keeps the share of the newest revision, in whatever order they come', async () => {
      const { periods } = await openEmpty();

      await periods.putShare(aPeriodShare({ revision: 2, commissionMinorUnits: 7n }));
      await periods.putShare(aPeriodShare({ revision: 1, commissionMinorUnits: 5n }));

      expect(await periods.listShares(owner, march)).toEqual([
        aPeriodShare({ revision: 2, commissionMinorUnits: 7n }),
      ]);
    });

    it('lists the shares of a time, its first moment included and its end not, and nobody elses', async () => {
      const { periods } = await openEmpty();
      const first = aPeriodShare({ conversionId: 'shop~1', eventAt: march.from });
      const last = aPeriodShare({ conversionId: 'shop~2', eventAt: march.until - 1 });

      await periods.putShare(first);
      await periods.putShare(last);
      await periods.putShare(aPeriodShare({ conversionId: 'shop~3', eventAt: march.until }));
      await periods.putShare(aPeriodShare({ conversionId: 'shop~4', eventAt: march.from - 1 }));
      await periods.putShare(aPeriodShare({ conversionId: 'shop~5', creatorId: 'zoe' }));
      await periods.putShare(aPeriodShare({ conversionId: 'shop~6', programId: 'autumn' }));
      await periods.putShare(aPeriodShare({ conversionId: 'shop~7', merchantId: 'umbrella' }));

      const found = await periods.listShares(owner, march);
      expect(found.toSorted((a, b) => a.eventAt - b.eventAt)).toEqual([first, last]);
    });

    it('stores an account only after the one that it was made from', async () => {
      const { periods } = await openEmpty();
      const first = aPeriodAccount();
      const second = aPeriodAccount({ version: 2, updatedAt: orderMoment + 1 });

      expect(await periods.save(second)).toBe('stale');
      expect(await periods.save(first)).toBe('saved');
      expect(await periods.save(aPeriodAccount({ updatedAt: 1 }))).toBe('stale');
      expect(await periods.save(second)).toBe('saved');

      expect(await periods.find(first)).toEqual(second);
      expect(await periods.list('acme', 'mia')).toEqual([second]);
      expect(await periods.find({ ...first, currency: 'EUR' })).toBeUndefined();
      expect(await periods.list('umbrella', 'mia')).toEqual([]);
    });

    it('is written together with the entry about it, or neither is', async () => {
      const { periods, ledger } = await openEmpty();
      const account = aPeriodAccount();
      const change = adjustAccount(
        await ledger.readHead('acme', 'mia'),
        { programId: 'spring', period: '2026-03', currency: 'USD', version: 1, minorUnits: 500n },
        { eventAt: orderMoment, postedAt: orderMoment, sha256 },
      );
      await periods.save(account);

      expect(await ledger.write({ ...change, period: account })).toBe('stale');
      expect((await ledger.readHead('acme', 'mia')).sequence).toBe(0);
      const next = { ...account, version: 2 };
      expect(await ledger.write({ ...change, period: next })).toBe('written');
      expect(await ledger.write({ ...change, period: { ...next, version: 3 } })).toBe('stale');

      expect(await periods.find(account)).toEqual(next);
      expect(await ledger.listEntries('acme', 'mia', 0, 10)).toEqual([change.entry]);
    });

    it('remembers the last period that was stated, and goes forward only', async () => {
      const { periods } = await openEmpty();
      const period = (key: string) => ({ unit: 'month', key }) as const;

      expect(await periods.readStatedThrough('acme', 'spring', 'month')).toBeUndefined();
      await periods.saveStatedThrough('acme', 'spring', period('2026-03'));
      await periods.saveStatedThrough('acme', 'spring', period('2026-02'));

      expect(await periods.readStatedThrough('acme', 'spring', 'month')).toEqual(period('2026-03'));
      expect(await periods.readStatedThrough('acme', 'spring', 'quarter')).toBeUndefined();
      expect(await periods.readStatedThrough('acme', 'autumn', 'month')).toBeUndefined();
    });
  });
}
