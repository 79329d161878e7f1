import { describe, expect, it } from '@jest/globals';
import type { RequestMeter } from '../../../core/requests/request-meter.ts';

const minute = Date.parse('2026-03-02T10:00:00Z');

/** What every meter of requests promises. */
export function requestMeterContract(name: string, openEmpty: () => Promise<RequestMeter>) {
  describe(name, () => {
    it('counts every one of many concurrent requests of a minute, and begins anew with the next', async () => {
      const meter = await openEmpty();

      const counts = await Promise.all(
        Array.from({ length: 10 }, (_, n) => meter.count('acme', 'key-1', minute + n * 6_000)),
      );

      expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await meter.count('acme', 'key-1', minute + 60_000)).toBe(1);
    });

    it('keeps keys and merchants apart', async () => {
      const meter = await openEmpty();
      await meter.count('acme', 'key-1', minute);

      expect(await meter.count('acme', 'key-2', minute)).toBe(1);
      expect(await meter.count('other', 'key-1', minute)).toBe(1);
    });
  });
}
