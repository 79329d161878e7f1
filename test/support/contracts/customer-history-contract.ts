import { describe, expect, it } from '@jest/globals';
import type { CustomerHistory } from '../../../core/identity/customer-history.ts';
import { orderNotesContract } from './order-notes-contract.ts';

const order = { conversionId: 'shop~1', placedAt: 1_000, counts: true, recordedAt: 2_000 };

/** What every customer history promises. */
export function customerHistoryContract(name: string, openEmpty: () => Promise<CustomerHistory>) {
  orderNotesContract(name, openEmpty);

  describe(name, () => {
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

    it('takes an order of another value for one that nobody was told of', async () => {
      const history = await openEmpty();
      const priced = { ...order, value: { minorUnits: 10_000n, currency: 'USD' } };
      await history.record('acme', 'k1:anna', priced);

      await history.noteTold('acme', 'k1:anna', order);

      expect(await history.list('acme', 'k1:anna')).toEqual([priced]);
    });
  });
}
