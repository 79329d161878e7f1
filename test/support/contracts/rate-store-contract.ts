import { describe, expect, it } from '@jest/globals';
import type { RateStore } from '../../../core/money/rate-store.ts';
import { aRateDay } from '../factories/a-rate-day.ts';

const month = { from: '2026-02-01', to: '2026-02-28' };

/** What every store of published rates promises. */
export function rateStoreContract(name: string, openEmpty: () => Promise<RateStore>) {
  describe(name, () => {
    it('gives back what was published, text for text, by day and both ends included', async () => {
      const store = await openEmpty();
      const [first, second] = [aRateDay({ day: '2026-02-01' }), aRateDay({ day: '2026-02-28' })];
      const outside = ['2026-01-31', '2026-03-01'].map((day) => aRateDay({ day }));

      for (const rates of [second, ...outside, first]) {
        expect(await store.addDay('acme', rates)).toBe('added');
      }

      expect(await store.listDays('acme', 'ecb', month)).toEqual({ days: [first, second] });
    });

    it('knows nothing of another merchant’s rates, or of another source’s', async () => {
      const store = await openEmpty();
      await store.addDay('acme', aRateDay());
      await store.complete('acme', 'ecb', '2026-02-28');

      expect(await store.listDays('other', 'ecb', month)).toEqual({ days: [] });
      expect(await store.listDays('acme', 'fed', month)).toEqual({ days: [] });
      expect(await store.listDays('acme', 'ec', month)).toEqual({ days: [] });
    });

    it('takes the same day again, whenever that is, and refuses other rates for it', async () => {
      const store = await openEmpty();
      await store.addDay('acme', aRateDay());

      expect(await store.addDay('acme', aRateDay({ recordedAt: 7 }))).toBe('duplicate');
      expect(await store.addDay('acme', aRateDay({ quotes: { USD: '1.26' } }))).toBe('different');
      expect(await store.addDay('acme', aRateDay({ base: 'GBP' }))).toBe('different');
      expect((await store.listDays('acme', 'ecb', month)).days).toEqual([aRateDay()]);
    });

    it('lets one of many concurrent contents of a day win', async () => {
      const store = await openEmpty();
      const rates = [1, 2, 3, 4].map((cent) => aRateDay({ quotes: { USD: `1.2${cent}` } }));

      const answers = await Promise.all(rates.map((each) => store.addDay('acme', each)));

      expect(answers.toSorted()).toEqual(['added', 'different', 'different', 'different']);
    });

    it('says up to which day all is recorded, and never takes that back', async () => {
      const store = await openEmpty();

      expect(await store.complete('acme', 'ecb', '2026-02-20')).toBe('2026-02-20');
      expect(await store.complete('acme', 'ecb', '2026-02-28')).toBe('2026-02-28');
      expect(await store.complete('acme', 'ecb', '2026-02-21')).toBe('2026-02-28');

      expect(await store.listDays('acme', 'ecb', month)).toEqual({
        completeThrough: '2026-02-28',
        days: [],
      });
    });

    it('records nothing new for a day up to which all is recorded', async () => {
      const store = await openEmpty();
      await store.addDay('acme', aRateDay({ day: '2026-02-26' }));
      await store.complete('acme', 'ecb', '2026-02-27');

      expect(await store.addDay('acme', aRateDay({ day: '2026-02-27' }))).toBe('complete');
      expect(await store.addDay('acme', aRateDay({ day: '2026-02-25' }))).toBe('complete');
      expect(await store.addDay('acme', aRateDay({ day: '2026-02-26' }))).toBe('duplicate');
      expect(await store.addDay('acme', aRateDay({ day: '2026-02-28' }))).toBe('added');
      expect((await store.listDays('acme', 'ecb', month)).days.map(({ day }) => day)).toEqual([
        '2026-02-26',
        '2026-02-28',
      ]);
    });

    it('never promises more than it shows, whoever records meanwhile', async () => {
      const store = await openEmpty();

      const [added, , seen] = await Promise.all([
        store.addDay('acme', aRateDay()),
        store.complete('acme', 'ecb', '2026-02-27'),
        store.listDays('acme', 'ecb', month),
      ]);

      const { completeThrough, days } = await store.listDays('acme', 'ecb', month);
      expect(completeThrough).toBe('2026-02-27');
      expect(days).toHaveLength(added === 'added' ? 1 : 0);
      if (seen.completeThrough !== undefined) expect(seen.days).toEqual(days);
    });
  });
}
