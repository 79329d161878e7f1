import type { RateDay, RateStore } from '../../core/money/rate-store.ts';
import { ApiRefusedError, type ManagementApi } from '../management-api.ts';

type Listed = {
  readonly completeThrough: string | null;
  readonly days: readonly (Pick<RateDay, 'base' | 'day' | 'quotes'> & {
    readonly recordedAt: string;
  })[];
};

/** The API lists at most so many days in one answer. */
const maxDays = 92;

/** The rates of the merchant whose key it is, over the API; the merchant's id is the key's, whatever is given. */
export function apiRateStore(api: ManagementApi): RateStore {
  const pathOf = (source: string) => `/v1/rates/${encodeURIComponent(source)}`;
  return {
    async addDay(_, { source, day, base, quotes }) {
      try {
        const path = `${pathOf(source)}/${day}`;
        return (await api.put(path, { base, quotes })) === 201 ? 'added' : 'duplicate';
      } catch (error) {
        if (!(error instanceof ApiRefusedError) || error.status !== 409) throw error;
        return error.problem.includes('/problems/rates-complete') ? 'complete' : 'different';
      }
    },
    async complete(_, source, day) {
      const body = { completeThrough: day };
      const answer = await api.send<{ completeThrough: string }>('PUT', pathOf(source), body);
      return answer.completeThrough;
    },
    async listDays(_, source, { from, to }) {
      const days: RateDay[] = [];
      let completeThrough: string | undefined;
      for (let first = from; first <= to; ) {
        const last = [dayAfter(first, maxDays - 1), to].toSorted()[0] ?? to;
        const path = `${pathOf(source)}?from=${first}&to=${last}`;
        const page = await api.send<Listed>('GET', path);
        completeThrough ??= page.completeThrough ?? undefined;
        days.push(
          ...page.days.map((each) => ({
            ...each,
            source,
            recordedAt: Date.parse(each.recordedAt),
          })),
        );
        first = dayAfter(last, 1);
      }
      return { days, ...(completeThrough === undefined ? {} : { completeThrough }) };
    },
  };
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
