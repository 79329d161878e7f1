import type { Touch } from '../../core/attribution/touch.ts';
import type { TouchCount, TouchStore } from '../../core/identity/identity-store.ts';
import type { ConsentChange, Visit } from '../../core/identity/visitor-trail.ts';
import { formatDay } from '../../core/time/format-instant.ts';

/** A touch store that remembers for the length of a test. */
export function inMemoryTouchStore(): TouchStore {
  const touches = new Map<string, { readonly merchantId: string; readonly touch: Touch }>();

  const sightings: Marks<Touch> = new Map();
  const visits: Marks<Visit> = new Map();
  const consents: Marks<ConsentChange> = new Map();

  const ofMerchant = (merchantId: string) =>
    [...touches.values()].flatMap((known) => (known.merchantId === merchantId ? known.touch : []));

  return {
    async addTouch(merchantId, touch) {
      const key = JSON.stringify([merchantId, touch.touchId]);
      if (touches.has(key)) return 'duplicate';
      touches.set(key, { merchantId, touch });
      return 'added';
    },

    addSighting: async (merchantId, touch) =>
      addOnce(sightings, merchantId, `${touch.visitorId} ${touch.touchId}`, touch),
    addVisit: async (merchantId, visit) => addOnce(visits, merchantId, visit.touchId, visit),
    addConsent: async (merchantId, consent) =>
      addOnce(consents, merchantId, consent.changeId, consent),

    async readTrail(merchantId, visitorId, from, until) {
      const isPart = (mark: { readonly visitorId?: string; readonly at: number }) =>
        mark.visitorId === visitorId && mark.at >= from && mark.at <= until;
      return {
        touches: [...ofMerchant(merchantId), ...listOf(sightings, merchantId)]
          .filter(isPart)
          .toSorted((a, b) => a.at - b.at || (a.touchId < b.touchId ? -1 : 1)),
        visits: listOf(visits, merchantId)
          .filter(isPart)
          .toSorted((a, b) => a.at - b.at || (a.touchId < b.touchId ? -1 : 1)),
        consents: listOf(consents, merchantId)
          .filter(({ visitorId: of, at }) => of === visitorId && at <= until)
          .toSorted((a, b) => a.at - b.at || (a.changeId < b.changeId ? -1 : 1)),
      };
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

type Marks<Mark> = Map<string, { readonly merchantId: string; readonly mark: Mark }>;

function addOnce<Mark>(marks: Marks<Mark>, merchantId: string, id: string, mark: Mark) {
  const key = JSON.stringify([merchantId, id]);
  if (marks.has(key)) return 'duplicate' as const;
  marks.set(key, { merchantId, mark });
  return 'added' as const;
}

function listOf<Mark>(marks: Marks<Mark>, merchantId: string): Mark[] {
  return [...marks.values()].flatMap((known) =>
    known.merchantId === merchantId ? known.mark : [],
  );
}
