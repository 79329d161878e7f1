import { describe, expect, it } from '@jest/globals';
import type { TouchStore } from '../../../core/identity/identity-store.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import {
  aCodeTouch,
  aConsentChange,
  aTouch,
  aVisit,
  daysBeforeOrder,
  orderMoment,
} from '../factories/index.ts';

/** What every touch store promises. */
export function touchStoreContract(name: string, openEmpty: () => Promise<TouchStore>) {
  describe(name, () => {
    it('answers one of many concurrent calls for a touch with `added`', async () => {
      const store = await openEmpty();

      const answers = await Promise.all(
        Array.from({ length: 10 }, () => store.addTouch('acme', aTouch())),
      );

      expect(answers.filter((answer) => answer === 'added')).toHaveLength(1);
    });

    it('gives back a touch as it was, amounts beyond 2^53 included', async () => {
      const store = await openEmpty();
      const touch = aCodeTouch({ visitorId: 'visitor-1', codeDiscountMinorUnits: 2n ** 63n });

      await store.addTouch('acme', touch);

      expect((await store.readTrail('acme', 'visitor-1', 0, orderMoment)).touches).toEqual([touch]);
    });

    it('lists the touches of a time oldest first, both ends included', async () => {
      const store = await openEmpty();
      const touches = [1, 5, 3, 4, 2].map((days) =>
        aTouch({ touchId: `t${days}`, at: daysBeforeOrder(days) }),
      );

      for (const touch of touches) await store.addTouch('acme', touch);

      const { touches: found } = await store.readTrail(
        'acme',
        'visitor-1',
        daysBeforeOrder(4),
        daysBeforeOrder(2),
      );
      expect(found.map(({ touchId }) => touchId)).toEqual(['t4', 't3', 't2']);
    });

    it('keeps visitors and merchants apart', async () => {
      const store = await openEmpty();

      await store.addTouch('acme', aTouch());

      const nothing = { touches: [], visits: [], consents: [] };
      expect(await store.readTrail('acme', 'visitor-10', 0, orderMoment)).toEqual(nothing);
      expect(await store.readTrail('other', 'visitor-1', 0, orderMoment)).toEqual(nothing);
      expect(await store.addTouch('other', aTouch())).toBe('added');
    });

    it('finds a click with every browser that showed its token, and counts it once', async () => {
      const store = await openEmpty();
      const click = aTouch();
      const sighting = { ...click, visitorId: 'visitor-2' };

      expect(await store.addTouch('acme', click)).toBe('added');
      expect(await store.addSighting('acme', sighting)).toBe('added');
      expect(await store.addSighting('acme', sighting)).toBe('duplicate');

      const touchesOf = async (visitorId: string) =>
        (await store.readTrail('acme', visitorId, 0, orderMoment)).touches;
      expect(await touchesOf('visitor-1')).toEqual([click]);
      expect(await touchesOf('visitor-2')).toEqual([sighting]);
      const day = formatDay(click.recordedAt);
      expect(await store.countTouches('acme', click.programId, day)).toMatchObject([
        { creatorId: click.creatorId, counted: 1 },
      ]);
    });

    it('keeps visits and consents beside touches, each once, and counts neither', async () => {
      const store = await openEmpty();
      const [visit, consent] = [aVisit(), aConsentChange()];

      await store.addTouch('acme', aTouch());
      expect(await store.addVisit('acme', visit)).toBe('added');
      expect(await store.addVisit('acme', visit)).toBe('duplicate');
      expect(await store.addConsent('acme', consent)).toBe('added');
      expect(await store.addConsent('acme', consent)).toBe('duplicate');

      expect(await store.readTrail('acme', 'visitor-1', 0, orderMoment)).toEqual({
        touches: [aTouch()],
        visits: [visit],
        consents: [consent],
      });
      expect((await store.readTrail('acme', 'visitor-1', 0, visit.at - 1)).visits).toEqual([]);
      const counts = await store.countTouches('acme', 'spring', formatDay(aTouch().recordedAt));
      expect(counts).toHaveLength(1);
    });

    it('keeps what a visitor said about tracking, however long ago, until the end of the time', async () => {
      const store = await openEmpty();
      const old = aConsentChange({ changeId: 'old', granted: false, at: daysBeforeOrder(400) });
      const later = aConsentChange({ changeId: 'later', at: daysBeforeOrder(1) });
      for (const change of [later, old]) await store.addConsent('acme', change);

      const { consents } = await store.readTrail(
        'acme',
        'visitor-1',
        daysBeforeOrder(30),
        daysBeforeOrder(2),
      );

      expect(consents).toEqual([old]);
    });

    it('gives all that is recorded of a visitor who comes and decides often, in order', async () => {
      const store = await openEmpty();
      const days = Array.from({ length: 130 }, (_, day) => day).toReversed();
      const consents = days.map((day) =>
        aConsentChange({ changeId: `c${day}`, granted: day % 2 === 0, at: daysBeforeOrder(day) }),
      );
      const touches = days.map((day) => aTouch({ touchId: `t${day}`, at: daysBeforeOrder(day) }));
      const seenFrom = async (from: number, until: number) => {
        const [first, last] = [daysBeforeOrder(from), daysBeforeOrder(until)];
        const trail = await store.readTrail('acme', 'visitor-1', first, last);
        return [trail.touches.map(({ touchId }) => touchId), trail.consents];
      };

      await Promise.all(touches.map((touch) => store.addTouch('acme', touch)));
      const ids = touches.map(({ touchId }) => touchId);
      expect(await seenFrom(60, 3)).toEqual([ids.slice(-61, -3), []]);
      expect(await seenFrom(129, 112)).toEqual([ids.slice(0, 18), []]);

      await Promise.all(consents.map((consent) => store.addConsent('acme', consent)));
      expect(await seenFrom(60, 3)).toEqual([ids.slice(-61, -3), consents.slice(0, -3)]);
      expect(await seenFrom(129, 112)).toEqual([ids.slice(0, 18), consents.slice(0, 18)]);
    });

    it('counts the touches of a recorded day by creator and kind, filtered ones apart', async () => {
      const store = await openEmpty();
      const yesterday = { recordedAt: daysBeforeOrder(1) };
      const touches = [
        aTouch({ touchId: 'a' }),
        aTouch({ touchId: 'b', visitorId: 'visitor-2' }),
        aTouch({ touchId: 'c', filtered: 'bot' }),
        aTouch({ touchId: 'd', kind: 'view', creatorId: 'noah' }),
        aTouch({ touchId: 'e', ...yesterday }),
        aTouch({ touchId: 'f', programId: 'autumn' }),
        aTouch({ touchId: 'g', visitorId: undefined, creatorId: 'noah', kind: 'view' }),
      ];

      for (const touch of touches) await store.addTouch('acme', touch);

      const day = formatDay(aTouch().recordedAt);
      expect(await store.countTouches('acme', 'spring', day)).toEqual([
        { creatorId: 'mia', kind: 'click', counted: 2, filtered: 1 },
        { creatorId: 'noah', kind: 'view', counted: 2, filtered: 0 },
      ]);
      expect(await store.countTouches('other', 'spring', day)).toEqual([]);
    });
  });
}
