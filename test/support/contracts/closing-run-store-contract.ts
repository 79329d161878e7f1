import { describe, expect, it } from '@jest/globals';
import type { ClosingOutcome, ClosingRun } from '../../../core/settlement/closing-run.ts';
import type { ClosingRunStore } from '../../../core/settlement/closing-run-store.ts';

const aRun = (changes: Partial<ClosingRun> = {}): ClosingRun => ({
  merchantId: 'acme',
  runId: '2026-04-16T12-00-00Z',
  startedAt: 1_000,
  attempt: 1,
  ...changes,
});

const planned = { at: 2_000, due: 3, days: [{ day: '2026-04-16', due: 3 }], chunks: 1 };

const anOutcome = (changes: Partial<ClosingOutcome> = {}): ClosingOutcome => ({
  merchantId: 'acme',
  runId: '2026-04-16T12-00-00Z',
  chunkId: '1-000001',
  at: 3_000,
  closed: 2,
  expired: 0,
  waiting: 0,
  notDue: 0,
  held: [{ conversionId: 'shop~7', reasons: ['manual'] }],
  failed: [],
  ...changes,
});

/** What every store of runs of closings promises. */
export function closingRunStoreContract(name: string, openEmpty: () => Promise<ClosingRunStore>) {
  describe(name, () => {
    it('gives an attempt to one walk only, and none once a walk is over', async () => {
      const store = await openEmpty();

      const first = await Promise.all([1, 2, 3].map(() => store.save(aRun())));
      expect(first.toSorted()).toEqual(['saved', 'stale', 'stale']);
      expect(await store.save(aRun({ attempt: 2 }))).toBe('saved');
      expect(await store.save(aRun({ attempt: 1, planned }))).toBe('stale');
      expect(await store.save(aRun({ attempt: 2, planned }))).toBe('saved');
      expect(await store.save(aRun({ attempt: 3 }))).toBe('stale');
      expect(await store.find('acme', aRun().runId)).toEqual(aRun({ attempt: 2, planned }));
      expect(await store.find('other', aRun().runId)).toBeUndefined();
    });

    it('lists runs from the newest to the oldest, page by page', async () => {
      const store = await openEmpty();
      const ids = ['10', '11', '12', '13', '14'].map((hour) => `2026-04-16T${hour}-00-00Z`);
      for (const runId of ids) await store.save(aRun({ runId }));
      await store.save(aRun({ merchantId: 'other', runId: '2026-04-16T15-00-00Z' }));

      const seen: string[] = [];
      let after: string | undefined;
      do {
        const request = { limit: 2, ...(after === undefined ? {} : { after }) };
        const page = await store.list('acme', request);
        seen.push(...page.items.map(({ runId }) => runId));
        after = page.next;
      } while (after !== undefined);
      expect(seen).toEqual(ids.toReversed());
    });

    it('keeps the newest outcome of each chunk, whichever is written last', async () => {
      const store = await openEmpty();
      const other = anOutcome({ chunkId: '1-000002', closed: 5 });

      await store.saveOutcome(anOutcome({ at: 4_000, closed: 3, held: [] }));
      await store.saveOutcome(anOutcome({ at: 3_000 }));
      await store.saveOutcome(other);

      expect(await store.listOutcomes('acme', aRun().runId)).toEqual([
        anOutcome({ at: 4_000, closed: 3, held: [] }),
        other,
      ]);
      expect(await store.listOutcomes('other', aRun().runId)).toEqual([]);
    });
  });
}
