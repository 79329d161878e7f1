import type { ClosingWatermark } from '../../core/settlement/conversion-store.ts';

/** A watermark that remembers for the length of a test; like the real one, it never goes back. */
export function inMemoryClosingWatermark(): ClosingWatermark {
  const days = new Map<string, string>();
  return {
    async read(merchantId) {
      return days.get(merchantId);
    },
    async advance(merchantId, day) {
      const known = days.get(merchantId);
      if (known === undefined || known < day) days.set(merchantId, day);
    },
  };
}
