import { describe, expect, it } from '@jest/globals';
import type { CostStore } from '../../../core/reports/cost.ts';
import { aCost } from '../factories/a-cost.ts';

/** What every cost store promises. */
export function costStoreContract(name: string, openEmpty: () => Promise<CostStore>) {
  describe(name, () => {
    it('keeps a cost as it was told first, and finds it by its id', async () => {
      const store = await openEmpty();

      const first = await store.add(aCost());
      const again = await store.add(aCost({ minorUnits: 1n, day: '2026-03-03' }));

      expect([first, again]).toEqual(['added', 'duplicate']);
      expect(await store.find('acme', 'tent-for-mia')).toEqual(aCost());
      expect(await store.listOfDay('acme', 'spring', '2026-03-03')).toEqual([]);
    });

    it('lists the costs of one day, program and merchant, by id', async () => {
      const store = await openEmpty();
      const own = ['b', 'a'].map((costId) => aCost({ costId }));
      const others = [
        aCost({ costId: 'c', day: '2026-03-03' }),
        aCost({ costId: 'd', programId: 'autumn' }),
        aCost({ merchantId: 'rival', costId: 'a' }),
      ];
      for (const cost of [...own, ...others]) await store.add(cost);

      const found = await store.listOfDay('acme', 'spring', '2026-03-02');

      expect(found).toEqual(own.toReversed());
      expect(await store.find('nobody', 'a')).toBeUndefined();
    });
  });
}
