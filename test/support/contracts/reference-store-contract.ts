import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import { type ReferenceStore, toFactOfOrder } from '../../../core/references/index.ts';
import { aPaymentsFact } from '../factories/index.ts';

export type OpenedReferences = {
  readonly store: ReferenceStore;
  /** The facts of an order of `acme`. */
  readonly factsOf: (conversionId: string) => Promise<readonly Fact[]>;
};

const payment = 'shop~payment/pi_1';
const checkout = 'shop~checkout/c#1';

/** What every store of references promises. */
export function referenceStoreContract(name: string, openEmpty: () => Promise<OpenedReferences>) {
  describe(name, () => {
    it('keeps a fact once under its first reference', async () => {
      const { store } = await openEmpty();
      const fact = aPaymentsFact({ referenceIds: [payment, checkout] });

      expect(await store.park(fact)).toBe('added');
      expect(await store.park({ ...fact, recordedAt: 1 })).toBe('duplicate');
      expect(await store.park({ ...fact, digest: 'other' })).toBe('added');

      expect((await store.read('acme', payment)).parked).toEqual([
        fact,
        { ...fact, digest: 'other' },
      ]);
      expect(await store.read('acme', checkout)).toEqual({ parked: [], aliases: [] });
    });

    it('links references in both directions', async () => {
      const { store } = await openEmpty();

      await store.link('acme', payment, checkout);
      await store.link('acme', payment, checkout);

      expect((await store.read('acme', payment)).aliases).toEqual([checkout]);
      expect((await store.read('acme', checkout)).aliases).toEqual([payment]);
    });

    it('gives a reference to the order that asks first', async () => {
      const { store } = await openEmpty();

      const answers = await Promise.all(
        ['shop~1', 'shop~2'].map((id) => store.claim('acme', payment, id)),
      );

      expect(new Set(answers).size).toBe(1);
      expect(await store.claim('acme', payment, 'shop~3')).toBe(answers[0]);
      expect((await store.read('acme', payment)).conversionId).toBe(answers[0]);
    });

    it('attaches a fact to one order, once, and parks it no longer', async () => {
      const { store, factsOf } = await openEmpty();
      const fact = aPaymentsFact();
      await store.park(fact);

      const answers = await Promise.all(['shop~1', 'shop~2'].map((id) => store.attach(fact, id)));

      expect(answers.toSorted()).toEqual(['attached', 'known']);
      const winner = answers[0] === 'attached' ? 'shop~1' : 'shop~2';
      const loser = winner === 'shop~1' ? 'shop~2' : 'shop~1';
      expect(await factsOf(winner)).toEqual([toFactOfOrder(fact, winner)]);
      expect(await factsOf(loser)).toEqual([]);
      expect((await store.read('acme', payment)).parked).toEqual([]);
    });

    it('keeps merchants and references apart', async () => {
      const { store } = await openEmpty();
      await store.park(aPaymentsFact());
      await store.claim('acme', payment, 'shop~1');
      await store.link('acme', payment, checkout);

      const empty = { parked: [], aliases: [] };
      expect(await store.read('other', payment)).toEqual(empty);
      expect(await store.read('acme', `${payment}1`)).toEqual(empty);
    });
  });
}
