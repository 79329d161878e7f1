import { describe, expect, it } from '@jest/globals';
import type { ConversionState } from '../../../core/settlement/conversion.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import { findSilence } from '../../../functions/reconcile-orders/find-silence.ts';
import { aConnection } from '../../support/factories/index.ts';

const now = Date.UTC(2026, 2, 31, 22);
const dayMs = 86_400_000;

function silenceOf({
  lastOrderDaysAgo,
  connectionId = 'acme.shop',
  silentAfterDays,
}: {
  lastOrderDaysAgo: number;
  connectionId?: string;
  silentAfterDays?: number;
}) {
  const asked: string[] = [];
  const conversions = {
    async listOfDay(_merchantId: string, _programId: string, day: string) {
      asked.push(day);
      const isDay = day === formatDay(now - lastOrderDaysAgo * dayMs);
      return isDay ? [{ connectionId } as ConversionState] : [];
    },
  };
  const connection = aConnection(silentAfterDays === undefined ? {} : { silentAfterDays });
  return findSilence(conversions, connection, now).then((days) => ({ days, asked }));
}

describe('the silence of a connection', () => {
  it.each([
    { lastOrderDaysAgo: 0, days: undefined },
    { lastOrderDaysAgo: 3, days: undefined },
    { lastOrderDaysAgo: 4, days: 3 },
    { lastOrderDaysAgo: 33, days: 32 },
    { lastOrderDaysAgo: 34, days: undefined },
  ])('with its last order $lastOrderDaysAgo days ago is $days', async ({ days, ...shop }) => {
    expect((await silenceOf(shop)).days).toBe(days);
  });

  it('may be longer where the connection says so', async () => {
    expect((await silenceOf({ lastOrderDaysAgo: 7, silentAfterDays: 7 })).days).toBeUndefined();
    expect((await silenceOf({ lastOrderDaysAgo: 8, silentAfterDays: 7 })).days).toBe(7);
  });

  it('is not broken by the orders of another connection', async () => {
    expect((await silenceOf({ lastOrderDaysAgo: 0, connectionId: 'acme.other' })).days).toBe(
      undefined,
    );
    const { asked } = await silenceOf({ lastOrderDaysAgo: 0, connectionId: 'acme.other' });
    expect(asked).toHaveLength(34);
  });

  it('costs a look at one day where the shop sells', async () => {
    expect((await silenceOf({ lastOrderDaysAgo: 0 })).asked).toEqual(['2026-03-31']);
  });
});
