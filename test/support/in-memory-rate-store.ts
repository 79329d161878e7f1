import { isSameRateDay } from '../../core/money/is-same-rate-day.ts';
import type { RateDay, RateStore } from '../../core/money/rate-store.ts';

/** Rates that are remembered for the length of a test. */
export function inMemoryRateStore(): RateStore {
  const days = new Map<string, RateDay>();
  const complete = new Map<string, string>();

  return {
    async addDay(merchantId, rates) {
      const key = JSON.stringify([merchantId, rates.source, rates.day]);
      const known = days.get(key);
      if (known !== undefined) return isSameRateDay(known, rates) ? 'duplicate' : 'different';

      const through = complete.get(JSON.stringify([merchantId, rates.source]));
      if (through !== undefined && through >= rates.day) return 'complete';
      days.set(key, rates);
      return 'added';
    },

    async complete(merchantId, source, day) {
      const key = JSON.stringify([merchantId, source]);
      const known = complete.get(key);
      const latest = known !== undefined && known > day ? known : day;
      complete.set(key, latest);
      return latest;
    },

    async listDays(merchantId, source, { from, to }) {
      const through = complete.get(JSON.stringify([merchantId, source]));
      return {
        ...(through === undefined ? {} : { completeThrough: through }),
        days: [...days]
          .filter(([key]) => key.startsWith(JSON.stringify([merchantId, source]).slice(0, -1)))
          .map(([, rates]) => rates)
          .filter((rates) => rates.source === source && rates.day >= from && rates.day <= to)
          .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
      };
    },
  };
}
