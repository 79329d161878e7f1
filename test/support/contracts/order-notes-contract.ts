import { describe, expect, it } from '@jest/globals';
import type { NotedOrder, OrderNotes } from '../../../core/identity/order-notes.ts';

const order = { conversionId: 'shop~1', placedAt: 1_000, counts: true, recordedAt: 2_000 };

/** What all notes of orders under a name promise. */
export function orderNotesContract(name: string, openEmpty: () => Promise<OrderNotes<NotedOrder>>) {
  describe(name, () => {
    it('says whether an order told anything new, and whether something was known before', async () => {
      const notes = await openEmpty();

      expect(await notes.record('acme', 'k1:anna', order)).toBe('added');
      expect(await notes.record('acme', 'k1:anna', order)).toBe('same');
      expect(await notes.record('acme', 'k1:anna', { ...order, counts: false })).toBe('changed');
      expect(await notes.record('acme', 'k1:anna', { ...order, counts: false })).toBe('same');
    });

    it('lists each order once, as it was told last', async () => {
      const notes = await openEmpty();
      const second = { ...order, conversionId: 'shop~2' };

      await notes.record('acme', 'k1:anna', second);
      await notes.record('acme', 'k1:anna', order);
      await notes.record('acme', 'k1:anna', { ...order, counts: false });

      expect(await notes.list('acme', 'k1:anna')).toEqual([{ ...order, counts: false }, second]);
    });

    it('knows that later orders were told of an order, as long as it is the same', async () => {
      const notes = await openEmpty();
      const cancelled = { ...order, counts: false };

      await notes.noteTold('acme', 'k1:anna', order);
      await notes.record('acme', 'k1:anna', order);
      await notes.noteTold('acme', 'k1:anna', cancelled);
      expect(await notes.list('acme', 'k1:anna')).toEqual([order]);

      await notes.noteTold('acme', 'k1:anna', order);
      expect(await notes.record('acme', 'k1:anna', order)).toBe('same');
      expect(await notes.list('acme', 'k1:anna')).toEqual([{ ...order, isTold: true }]);

      expect(await notes.record('acme', 'k1:anna', cancelled)).toBe('changed');
      expect(await notes.list('acme', 'k1:anna')).toEqual([cancelled]);
    });

    it('keeps names and merchants apart', async () => {
      const notes = await openEmpty();

      await notes.record('acme', 'k1:anna', order);

      expect(await notes.list('acme', 'k1:bea')).toEqual([]);
      expect(await notes.list('other', 'k1:anna')).toEqual([]);
    });
  });
}
