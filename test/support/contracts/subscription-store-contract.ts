import { describe, expect, it } from '@jest/globals';
import type { SubscriptionStore } from '../../../core/subscriptions/subscription-store.ts';

const first = {
  conversionId: 'shop~1',
  placedAt: 1_000,
  paidUntil: 9_000,
  paymentNumber: 1,
  counts: true,
};
const second = { conversionId: 'shop~2', placedAt: 9_000, counts: true };

/** What every store of subscriptions promises. */
export function subscriptionStoreContract(
  name: string,
  openEmpty: () => Promise<SubscriptionStore>,
) {
  describe(name, () => {
    it('says whether a payment told anything new', async () => {
      const store = await openEmpty();

      expect(await store.record('acme', 'sub#1', first)).toBe('changed');
      expect(await store.record('acme', 'sub#1', first)).toBe('same');
      const { paidUntil: _, ...shorter } = first;
      for (const other of [
        { ...first, counts: false },
        { ...first, paymentNumber: 2 },
        { ...first, placedAt: 1_001 },
        shorter,
      ]) {
        expect(await store.record('acme', 'sub#1', other)).toBe('changed');
        expect(await store.record('acme', 'sub#1', other)).toBe('same');
      }
    });

    it('lists each payment once, as it was told last', async () => {
      const store = await openEmpty();

      await store.record('acme', 'sub#1', second);
      await store.record('acme', 'sub#1', { ...first, counts: false });
      await store.record('acme', 'sub#1', first);

      expect(await store.list('acme', 'sub#1')).toEqual([first, second]);
    });

    it('knows what later payments were told of, as long as the payment is the same', async () => {
      const store = await openEmpty();

      await store.noteTold('acme', 'sub#1', first, 'an estimate');
      await store.record('acme', 'sub#1', first);
      await store.noteTold('acme', 'sub#1', { ...first, counts: false }, 'an estimate');
      expect(await store.list('acme', 'sub#1')).toEqual([first]);

      await store.noteTold('acme', 'sub#1', first, 'an estimate');
      await store.noteTold('acme', 'sub#1', first, 'another one');
      expect(await store.record('acme', 'sub#1', first)).toBe('same');
      expect(await store.list('acme', 'sub#1')).toEqual([{ ...first, toldOf: 'another one' }]);

      expect(await store.record('acme', 'sub#1', { ...first, counts: false })).toBe('changed');
      expect(await store.list('acme', 'sub#1')).toEqual([{ ...first, counts: false }]);
    });

    it('keeps subscriptions and merchants apart', async () => {
      const store = await openEmpty();

      await store.record('acme', 'sub', first);

      expect(await store.list('acme', 'sub#1')).toEqual([]);
      expect(await store.list('other', 'sub')).toEqual([]);
    });
  });
}
