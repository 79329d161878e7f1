import type { Touch } from '../../core/attribution/touch.ts';
import type { TouchCount, TouchStore } from '../../core/identity/identity-store.ts';
import { formatDay } from '../../core/time/format-instant.ts';

/** A touch store that remembers for the length of a test. */
export function inMemoryTouchStore(): TouchStore {
  const touches = new Map<string, { readonly merchantId: string; readonly touch: Touch }>();

  const ofMerchant = (merchantId: string) =>
    [...touches.values()].flatMap((known) => (known.merchantId === merchantId ? known.touch : []));

  return {
    async addTouch(merchantId, touch) {
      const key = JSON.stringify([merchantId, touch.touchId]);
      if (touches.has(key)) return 'duplicate';
      touches.set(key, { merchantId, touch });
      return 'added';
    },

    async listTouches(merchantId, visitorId, from, until) {
      return ofMerchant(merchantId)
        .filter((touch) => touch.visitorId === visitorId && touch.at >= from && touch.at <= until)
        .toSorted((a, b) => a.at - b.at || (a.touchId < b.touchId ? -1 : 1));
    },

    async countTouches(merchantId, programId, day) {
      const counts = new Map<string, TouchCount>();
      for (const touch of ofMerchant(merchantId)) {
        if (touch.programId !== programId || formatDay(touch.recordedAt) !== day) continue;
        const { creatorId, kind, filtered } = touch;
        const key = JSON.stringify([creatorId, kind]);
        const before = counts.get(key) ?? { creatorId, kind, counted: 0, filtered: 0 };
        counts.set(key, {
          ...before,
          counted: before.counted + (filtered === undefined ? 1 : 0),
          filtered: before.filtered + (filtered === undefined ? 0 : 1),
        });
      }
      return [...counts.entries()]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, count]) => count);
    },
  };
}
