import type { RequestMeter } from '../../core/requests/request-meter.ts';
import { msPerMinute } from '../../core/time/instant.ts';

/** A meter that remembers for the length of a test. */
export function inMemoryRequestMeter(): RequestMeter {
  const counts = new Map<string, number>();
  return {
    async count(merchantId, keyId, now) {
      const key = JSON.stringify([merchantId, keyId, Math.floor(now / msPerMinute)]);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count;
    },
  };
}
