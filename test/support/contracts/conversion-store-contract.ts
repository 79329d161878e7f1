import { describe, expect, it } from '@jest/globals';
import type { RejectedFact } from '../../../core/assessment/order-facts.ts';
import type { ConversionChange, ConversionState } from '../../../core/settlement/conversion.ts';
import {
  type ConversionKey,
  type ConversionStore,
  dueShards,
} from '../../../core/settlement/conversion-store.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import { aLeg } from '../factories/a-leg.ts';
import { anAssessment } from '../factories/an-assessment.ts';
import {
  aConversionState,
  aFact,
  aHoldFact,
  daysAfterOrder,
  orderMoment,
} from '../factories/index.ts';

const key: ConversionKey = { merchantId: 'acme', conversionId: 'shop~1001' };

const estimate = (changes: Partial<ConversionState> = {}): ConversionChange => ({
  state: aConversionState(changes),
  legs: [],
});

/** A write of version 2 or later that freezes a revision and sends its leg. */
function revise(version: number, revision: number): ConversionChange {
  const assessment = anAssessment();
  return {
    state: aConversionState({ version, revision, status: 'closed', closedAt: daysAfterOrder(45) }),
    frozen: { revision, frozenAt: daysAfterOrder(45), assessment },
    legs: [aLeg({ conversionId: key.conversionId, revision })],
  };
}

async function listDue(store: ConversionStore, day: string, until: number, merchantId = 'acme') {
  const shards = Array.from({ length: dueShards }, (_, shard) => shard);
  const found = await Promise.all(
    shards.map((shard) => store.listDue(merchantId, { day, shard }, until, 10)),
  );
  return found.flat();
}

/** What every conversion store promises. */
export function conversionStoreContract(name: string, openEmpty: () => Promise<ConversionStore>) {
  describe(name, () => {
    it('answers one of many concurrent deliveries of a fact with `added`', async () => {
      const store = await openEmpty();

      const answers = await Promise.all(Array.from({ length: 10 }, () => store.addFact(aFact())));

      expect(answers.filter((answer) => answer === 'added')).toHaveLength(1);
      expect((await store.load(key)).facts).toEqual([aFact()]);
    });

    it('keeps both of two contents of one fact, and every other fact of the order', async () => {
      const store = await openEmpty();
      const facts = [aFact(), aFact({ digest: 'digest-2' }), aHoldFact()];

      for (const fact of facts) expect(await store.addFact(fact)).toBe('added');

      const { facts: loaded } = await store.load(key);
      expect(new Set(loaded.map(({ digest }) => digest))).toEqual(
        new Set(facts.map(({ digest }) => digest)),
      );
      const found = await store.findFacts(key, aFact().factId);
      expect(found.map(({ digest }) => digest).toSorted()).toEqual(['digest-1', 'digest-2']);
    });

    it('knows nothing of an order that is another merchant’s, or nobody’s', async () => {
      const store = await openEmpty();

      await store.addFact(aFact());
      await store.save(estimate());

      for (const foreign of [
        { ...key, merchantId: 'other' },
        { ...key, conversionId: 'shop~1002' },
      ]) {
        expect(await store.load(foreign)).toEqual({ facts: [], frozen: [] });
        expect(await store.readState(foreign)).toBeUndefined();
        expect(await store.findFacts(foreign, aFact().factId)).toEqual([]);
      }
    });

    it('gives back a state as it was saved, with its journal and amounts beyond 2^53', async () => {
      const store = await openEmpty();
      const state = aConversionState({
        owed: [{ creatorId: 'mia', minorUnits: 2n ** 63n }],
        owedInKind: [{ creatorId: 'mia', minorUnits: 5n, unit: 'product:A~1' }],
        holds: [{ holdId: 'h1', reason: 'manual', note: 'Odd.', since: orderMoment }],
        journal: [
          {
            journal: 'order/shop~1001',
            sequence: 1,
            kind: 'estimate',
            cause: 'estimate/shop~1001/1',
            eventAt: orderMoment,
            postedAt: orderMoment,
            postings: [
              { account: 'commission-expense', owner: 'mia', unit: 'USD', minorUnits: 2n ** 63n },
              { account: 'pending', owner: 'mia', unit: 'USD', minorUnits: -(2n ** 63n) },
            ],
            legs: [],
            previousHash: '',
            hash: 'aa',
          },
          {
            journal: 'order/shop~1001',
            sequence: 2,
            kind: 'hold',
            cause: 'hold/shop~1001/2',
            eventAt: orderMoment,
            postedAt: orderMoment,
            postings: [],
            legs: [],
            previousHash: 'aa',
            hash: 'bb',
          },
        ],
      });

      expect(await store.save({ state, legs: [] })).toBe('saved');

      expect((await store.load(key)).state).toEqual(state);
      expect(await store.readState(key)).toEqual(state);
    });

    it('lets one of many concurrent writers of a version win', async () => {
      const store = await openEmpty();

      const first = await Promise.all(Array.from({ length: 8 }, () => store.save(estimate())));
      const second = await Promise.all(
        Array.from({ length: 8 }, () => store.save(estimate({ version: 2 }))),
      );

      expect(first.filter((answer) => answer === 'saved')).toHaveLength(1);
      expect(second.filter((answer) => answer === 'saved')).toHaveLength(1);
      expect(await store.save(estimate({ version: 4 }))).toBe('stale');
      expect((await store.readState(key))?.version).toBe(2);
    });

    it('freezes the revision and legs of a close with its state, or none of them', async () => {
      const store = await openEmpty();
      await store.save(estimate());

      expect(await store.save(revise(3, 1))).toBe('stale');
      expect(await store.listLegs(key)).toEqual([]);
      expect((await store.load(key)).frozen).toEqual([]);

      expect(await store.save(revise(2, 1))).toBe('saved');
      expect(await store.listLegs(key)).toEqual(revise(2, 1).legs);
      expect((await store.load(key)).frozen).toEqual([revise(2, 1).frozen]);
    });

    it('freezes legs in cash and in other units for one creator with one close', async () => {
      const store = await openEmpty();
      const { legs, ...change } = revise(1, 1);
      const points = legs.map((leg) => ({ ...leg, unit: 'points' }));

      expect(await store.save({ ...change, legs: [...legs, ...points] })).toBe('saved');

      expect(await store.listLegs(key)).toEqual([...legs, ...points]);
    });

    it('loads the first and the newest of the frozen revisions', async () => {
      const store = await openEmpty();
      await store.save(estimate());

      for (const revision of [1, 2, 3]) {
        const { state, ...change } = revise(revision + 1, revision);
        const { frozenDigest } = (await store.readState(key)) ?? {};
        const named = frozenDigest === undefined ? {} : { frozenDigest };
        await store.save({ ...change, state: { ...state, ...named } });
      }

      const { frozen } = await store.load(key);
      expect(frozen.map(({ revision }) => revision)).toEqual([1, 3]);
    });

    it('lists what is due in the bucket of its day, and not before its time', async () => {
      const store = await openEmpty();
      const closeAt = daysAfterOrder(45);
      const day = formatDay(closeAt);

      await store.save(estimate());

      expect(await listDue(store, day, closeAt)).toEqual([key]);
      expect(await listDue(store, day, closeAt - 1)).toEqual([]);
      expect(await listDue(store, formatDay(daysAfterOrder(44)), closeAt)).toEqual([]);
      expect(await listDue(store, day, closeAt, 'other')).toEqual([]);
    });

    it('pages through a bucket by due time and id, each conversion once', async () => {
      const store = await openEmpty();
      const closeAt = daysAfterOrder(45);
      const day = formatDay(closeAt);
      const ids = Array.from({ length: 30 }, (_, n) => `shop~${n}`);
      for (const conversionId of [...ids, 'shop~late']) {
        const late = conversionId === 'shop~late' ? 1 : 0;
        await store.save(estimate({ conversionId, closeAt: closeAt + late }));
      }

      const seen: string[] = [];
      for (let shard = 0; shard < dueShards; shard += 1) {
        let after: string | undefined;
        do {
          const request = { limit: 3, ...(after === undefined ? {} : { after }) };
          const page = await store.pageDue('acme', { day, shard }, closeAt, request);
          expect(page.items.length).toBeLessThanOrEqual(3);
          seen.push(...page.items.map(({ conversionId }) => conversionId));
          after = page.next;
        } while (after !== undefined);
      }
      expect(seen.toSorted()).toEqual(ids.toSorted());
    });

    it('lists what waits for a rate as due from its last write on, and keeps which one', async () => {
      const store = await openEmpty();
      const updatedAt = daysAfterOrder(2);
      const missingRates = [{ from: 'EUR', to: 'USD', before: '2026-03-02', source: 'ecb' }];

      await store.save(estimate({ missingRates, updatedAt }));

      expect(await listDue(store, formatDay(updatedAt), updatedAt)).toEqual([key]);
      expect(await listDue(store, formatDay(daysAfterOrder(45)), daysAfterOrder(45))).toEqual([]);
      expect((await store.readState(key))?.missingRates).toEqual(missingRates);
    });

    it.each(['pending', 'held'] as const)(
      'lists an order that is not paid as due when it expires, though it is %s',
      async (status) => {
        const store = await openEmpty();
        const unpaidExpiryAt = daysAfterOrder(30);
        const { closeAt: _, ...state } = aConversionState({ status, unpaidExpiryAt });

        await store.save({ state, legs: [] });

        expect(await listDue(store, formatDay(unpaidExpiryAt), unpaidExpiryAt)).toEqual([key]);
        expect(await listDue(store, formatDay(unpaidExpiryAt), unpaidExpiryAt - 1)).toEqual([]);
        expect(await store.readState(key)).toEqual(state);
      },
    );

    it('lists an order that has not arrived as due after three days, until it is reported', async () => {
      const store = await openEmpty();
      const { closeAt: _, ...parked } = aConversionState({ status: 'parked' });
      const reported = { ...parked, version: 2, reportedMissingAt: daysAfterOrder(3) };
      const due = () => listDue(store, formatDay(daysAfterOrder(3)), daysAfterOrder(3));

      await store.save({ state: parked, legs: [] });
      expect(await due()).toEqual([key]);
      await store.save({ state: reported, legs: [] });

      expect(await due()).toEqual([]);
      expect(await store.readState(key)).toEqual(reported);
    });

    it('puts what was due before its last write into the day of the write', async () => {
      const store = await openEmpty();
      const updatedAt = daysAfterOrder(50);

      await store.save(estimate({ closeAt: daysAfterOrder(45), updatedAt }));

      expect(await listDue(store, formatDay(updatedAt), updatedAt)).toEqual([key]);
    });

    it.each(['held', 'expired', 'closed', 'excluded', 'parked'] as const)(
      'does not list a conversion that is %s as due',
      async (status) => {
        const store = await openEmpty();
        const closeAt = daysAfterOrder(45);
        await store.save(estimate());

        await store.save(estimate({ version: 2, status }));

        expect(await listDue(store, formatDay(closeAt), closeAt)).toEqual([]);
      },
    );

    it('lists a program’s conversions of the day they were placed on', async () => {
      const store = await openEmpty();
      const day = formatDay(orderMoment);
      const second = aConversionState({ conversionId: 'shop~1002', orderId: '1002' });

      await store.save(estimate());
      await store.save({ state: second, legs: [] });
      await store.save(estimate({ version: 2, status: 'held' }));
      await store.save(
        estimate({ conversionId: 'shop~9', orderId: '9', placedAt: daysAfterOrder(1) }),
      );

      expect(await store.listOfDay('acme', 'spring', day)).toEqual([
        aConversionState({ version: 2, status: 'held' }),
        second,
      ]);
      expect(await store.listOfDay('acme', 'autumn', day)).toEqual([]);
      expect(await store.listOfDay('other', 'spring', day)).toEqual([]);
    });

    it('keeps rejected facts under the day of their arrival, each once', async () => {
      const store = await openEmpty();
      const fact: RejectedFact = {
        merchantId: 'acme',
        connectionId: 'acme.shop',
        factId: 'shopify/order/1@1',
        digest: 'd',
        topic: 'orders/create',
        recordedAt: orderMoment,
        reason: 'unknown-currency',
        detail: 'The currency is ABC.',
      };

      expect(await store.addRejectedFact(fact)).toBe('added');
      expect(await store.addRejectedFact(fact)).toBe('duplicate');

      expect(await store.listRejected('acme', formatDay(orderMoment))).toEqual([fact]);
      expect(await store.listRejected('other', formatDay(orderMoment))).toEqual([]);
    });
  });
}
