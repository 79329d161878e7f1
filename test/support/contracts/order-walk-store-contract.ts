import { describe, expect, it } from '@jest/globals';
import {
  failWalk,
  type OrderWalk,
  type OrderWalkStore,
} from '../../../core/reconciliation/index.ts';

const walk: OrderWalk = {
  ...{ merchantId: 'acme', connectionId: 'acme.shop', kind: 'backfill', version: 1 },
  ...{ startedAt: 5, changedFrom: 1, changedUntil: 4, reachedAt: 1 },
  ...{ pages: 0, listed: 0, asked: 0, untold: 0 },
};

/** What every store of walks promises. */
export function orderWalkStoreContract(name: string, openEmpty: () => Promise<OrderWalkStore>) {
  describe(name, () => {
    it('keeps a walk as it is, apart from other kinds, connections and merchants', async () => {
      const walks = await openEmpty();

      expect(await walks.save(walk)).toBe('saved');

      expect(await walks.find(walk)).toEqual(walk);
      for (const other of [
        { kind: 'reconciliation' as const },
        { connectionId: 'acme.other' },
        { merchantId: 'other' },
      ]) {
        expect(await walks.find({ ...walk, ...other })).toBeUndefined();
      }
    });

    it('takes one of many who write at once', async () => {
      const walks = await openEmpty();
      await walks.save(walk);
      const writers = Array.from({ length: 10 }, (_, at) =>
        failWalk(walk, { at, reason: `writer ${at}` }),
      );

      const answers = await Promise.all(writers.map((writer) => walks.save(writer)));

      expect(answers.filter((answer) => answer === 'saved')).toHaveLength(1);
      expect(await walks.find(walk)).toEqual(writers[answers.indexOf('saved')]);
    });

    it('takes no walk that is there already as new', async () => {
      const walks = await openEmpty();
      await walks.save(walk);

      expect(await walks.save({ ...walk, startedAt: 9 })).toBe('stale');
      expect(await walks.find(walk)).toEqual(walk);
    });
  });
}
