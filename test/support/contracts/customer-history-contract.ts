import { describe, expect, it } from '@jest/globals';
import type { CustomerHistory } from '../../../core/identity/customer-history.ts';

const order = { conversionId: 'shop~1', placedAt: 1_000, counts: true, recordedAt: 2_000 };

/** What every customer history promises. */
export function customerHistoryContract(name: string, openEmpty: () => Promise<CustomerHistory>) {
  describe(name, () => {
    it('says whether an order told anything new, and whether something was known before', async () => {
      const history = await openEmpty();

      expect(await history.record('acme', 'k1:anna', order)).toBe('added');
      expect(await history.record('acme', 'k1:anna', order)).toBe('same');
      expect(await history.record('acme', 'k1:anna', { ...order, counts: false })).toBe('changed');
      expect(await history.record('acme', 'k1:anna', { ...order, counts: false })).toBe('same');
    });

    it('tells a new value from the old one, in amount and in currency', async () => {
      const history = await openEmpty();
      const priced = { ...order, value: { minorUnits: 10_000n, currency: 'USD' } };
      const inEuro = { ...order, value: { minorUnits: 10_000n, currency: 'EUR' } };

      await history.record('acme', 'k1:anna', order);
      expect(await history.record('acme', 'k1:anna', priced)).toBe('changed');
      expect(await history.record('acme', 'k1:anna', priced)).toBe('same');
      expect(await history.record('acme', 'k1:anna', inEuro)).toBe('changed');
      expect(await history.list('acme', 'k1:anna')).toEqual([inEuro]);
      expect(await history.record('acme', 'k1:anna', order)).toBe('changed');
      expect(await history.list('acme', 'k1:anna')).toEqual([order]);
    });

    it('lists each order once, as it was told last', async () => {
      const history = await openEmpty();
      const second = { ...order, conversionId: 'shop~2' };

      await history.record('acme', 'k1:anna', second);
      await history.record('acme', 'k1:anna', order);
      await history.record('acme', 'k1:anna', { ...order, counts: false });

      expect(await history.list('acme', 'k1:anna')).toEqual([{ ...order, counts: false }, second]);
    });

    it('knows that later orders were told of an order, as long as it is the same', async () => {
      const history = await openEmpty();
      const priced = { ...order, value: { minorUnits: 10_000n, currency: 'USD' } };

      await history.noteTold('acme', 'k1:anna', order);
      await history.record('acme', 'k1:anna', order);
      await history.noteTold('acme', 'k1:anna', priced);
      expect(await history.list('acme', 'k1:anna')).toEqual([order]);

      await history.noteTold('acme', 'k1:anna', order);
      expect(await history.record('acme', 'k1:anna', order)).toBe('same');
      expect(await history.list('acme', 'k1:anna')).toEqual([{ ...order, isTold: true }]);

      expect(await history.record('acme', 'k1:anna', priced)).toBe('changed');
      expect(await history.list('acme', 'k1:anna')).toEqual([priced]);
    });

    it('keeps persons and merchants apart', async () => {
      const history = await openEmpty();

      await history.record('acme', 'k1:anna', order);

      expect(await history.list('acme', 'k1:bea')).toEqual([]);
      expect(await history.list('other', 'k1:anna')).toEqual([]);
    });
  });
}
