import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dynamoCustomerHistory } from '../../../adapters/dynamo/customer-history.ts';
import { dynamoIdentityStore } from '../../../adapters/dynamo/identity-store.ts';
import { dynamoPersonStore } from '../../../adapters/dynamo/person-store.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { maxVisitorsPerPerson } from '../../../core/identity/identity-store.ts';
import { aConsentChange, aTouch, aVisit } from '../../support/factories/index.ts';
import { type LocalTables, startLocalTables } from '../../support/local-tables.ts';

const ever = Number.MAX_SAFE_INTEGER;
const anOrder = (conversionId: string, recordedAt = 10) => ({
  conversionId,
  placedAt: recordedAt,
  counts: true,
  recordedAt,
});

describe('what is kept of persons in DynamoDB', () => {
  let tables: LocalTables;
  let touches: ReturnType<typeof dynamoTouchStore>;
  let identities: ReturnType<typeof dynamoIdentityStore>;
  let history: ReturnType<typeof dynamoCustomerHistory>;
  let persons: ReturnType<typeof dynamoPersonStore>;

  beforeAll(async () => {
    tables = await startLocalTables();
  });
  afterAll(() => tables.stop());
  beforeEach(async () => {
    const table = await tables.createTable();
    touches = dynamoTouchStore(tables.documents, table);
    identities = dynamoIdentityStore(tables.documents, table);
    history = dynamoCustomerHistory(tables.documents, table);
    persons = dynamoPersonStore(tables.documents, table);
  });

  const link = (hash: string, visitorId: string, recordedAt = 10) =>
    identities.linkVisitor('acme', hash, { visitorId, recordedAt });
  const visitorsOf = async (hash: string, until = ever) =>
    (await identities.listVisitors('acme', hash, until)).map(({ visitorId }) => visitorId);
  const ordersOf = async (hash: string) =>
    (await history.list('acme', hash)).map(({ conversionId }) => conversionId);

  describe('under several peppers', () => {
    it('is found under each, however many rotations ago it was kept', async () => {
      await link('k1:mia', 'phone');
      await history.record('acme', 'k1:mia', anOrder('shop~1'));
      await persons.joinSiblings('acme', ['k1:mia', 'k2:mia'], 20);
      await link('k2:mia', 'desktop');
      await persons.joinSiblings('acme', ['k2:mia', 'k3:mia'], 30);
      await history.record('acme', 'k3:mia', anOrder('shop~2'));

      for (const hash of ['k1:mia', 'k2:mia', 'k3:mia']) {
        expect(await visitorsOf(hash)).toEqual(['desktop', 'phone']);
        expect(await ordersOf(hash)).toEqual(['shop~1', 'shop~2']);
      }
      expect(await visitorsOf('k3:tom')).toEqual([]);
      expect(await identities.listVisitors('other', 'k3:mia', ever)).toEqual([]);
    });

    it('counts from when the hashes were known to be one, and from no earlier sight of that', async () => {
      await link('k1:mia', 'phone', 10);
      await history.record('acme', 'k1:mia', anOrder('shop~1', 10));
      await persons.joinSiblings('acme', ['k1:mia', 'k2:mia'], 20);
      await persons.joinSiblings('acme', ['k1:mia', 'k2:mia'], 40);

      expect(await identities.listVisitors('acme', 'k2:mia', 19)).toEqual([]);
      expect(await identities.listVisitors('acme', 'k2:mia', 20)).toEqual([
        { visitorId: 'phone', recordedAt: 20 },
      ]);
      expect(await identities.listVisitors('acme', 'k1:mia', 19)).toEqual([
        { visitorId: 'phone', recordedAt: 10 },
      ]);
      expect(await history.list('acme', 'k2:mia')).toMatchObject([{ recordedAt: 20 }]);
    });

    it('is one person with one limit of browsers', async () => {
      const browsers = (prefix: string, count: number) =>
        Array.from({ length: count }, (_, place) => `${prefix}${place}`);
      const half = maxVisitorsPerPerson / 2;
      for (const visitor of browsers('a', half)) await link('k1:till', visitor);
      for (const visitor of browsers('b', half)) await link('k2:till', visitor);
      await persons.joinSiblings('acme', ['k1:till', 'k2:till'], 20);
      const before = await visitorsOf('k2:till');
      await link('k2:till', 'one-more');

      expect(before).toHaveLength(maxVisitorsPerPerson);
      expect(await visitorsOf('k2:till')).toHaveLength(maxVisitorsPerPerson + 1);
      expect(await visitorsOf('k1:till')).toHaveLength(maxVisitorsPerPerson + 1);
    });
  });

  describe('and erased', () => {
    const touch = aTouch({ touchId: 't1', visitorId: 'phone', at: 5, recordedAt: 5 });

    const all = { limit: 100, cutsTouches: true };

    async function sweep(hash: string, limit = 100) {
      for (let calls = 1; ; calls += 1) {
        const { isDone } = await persons.sweep('acme', hash, { limit, cutsTouches: true });
        if (isDone) return calls;
      }
    }

    it('is gone, and the touches are of nobody known, and counted as before', async () => {
      await touches.addTouch('acme', touch);
      await touches.addVisit('acme', aVisit({ touchId: 'x1', visitorId: 'phone', at: 6 }));
      const withdrawal = aConsentChange({ visitorId: 'phone', granted: false, at: 7 });
      await touches.addConsent('acme', withdrawal);
      await link('k1:mia', 'phone');
      await history.record('acme', 'k1:mia', anOrder('shop~1'));
      const counted = () => touches.countTouches('acme', touch.programId, '1970-01-01');
      const before = await counted();

      await persons.markErased('acme', 'k1:mia', 50);
      const { removed } = await persons.sweep('acme', 'k1:mia', all);

      expect(removed).toEqual({ links: 1, touches: 1, visits: 1, orders: 1 });
      expect(await persons.read('acme', 'k1:mia')).toEqual({
        ...{
          personHash: 'k1:mia',
          erasedAt: 50,
          links: [],
          orders: [],
          siblings: [],
          prospects: [],
        },
      });
      const trail = await touches.readTrail('acme', 'phone', 0, 100);
      expect(trail).toEqual({ touches: [], visits: [], consents: [withdrawal] });
      expect(before).toMatchObject([{ counted: 1 }]);
      expect(await counted()).toEqual(before);
    });

    it('goes in as many steps as it takes', async () => {
      for (let at = 0; at < 7; at += 1) {
        await touches.addTouch('acme', aTouch({ touchId: `t${at}`, visitorId: 'phone', at }));
      }
      await link('k1:mia', 'phone');
      await link('k1:mia', 'desktop');
      await persons.markErased('acme', 'k1:mia', 50);

      expect(await sweep('k1:mia', 3)).toBeGreaterThan(2);
      expect(await persons.read('acme', 'k1:mia')).toMatchObject({ links: [] });
      expect((await touches.readTrail('acme', 'phone', 0, 100)).touches).toEqual([]);
    });

    it('joins nothing again, whatever old facts and late messages say', async () => {
      await persons.markErased('acme', 'k1:mia', 50);

      await link('k1:mia', 'phone', 60);
      const noted = await history.record('acme', 'k1:mia', anOrder('shop~1'));

      expect(noted).toBe('same');
      expect(await visitorsOf('k1:mia')).toEqual([]);
      expect(await persons.read('acme', 'k1:mia')).toMatchObject({ links: [], orders: [] });
    });

    it('is not found, even before it is swept', async () => {
      await link('k1:mia', 'phone');
      await history.record('acme', 'k1:mia', anOrder('shop~1'));
      await persons.joinSiblings('acme', ['k1:mia', 'k2:mia'], 20);
      await persons.markErased('acme', 'k1:mia', 50);

      expect(await visitorsOf('k1:mia')).toEqual([]);
      expect(await visitorsOf('k2:mia')).toEqual([]);
      expect(await ordersOf('k2:mia')).toEqual([]);
    });

    it('stays so under a pepper that comes later, with what came in between', async () => {
      await persons.markErased('acme', 'k1:mia', 50);
      await link('k2:mia', 'phone');
      await history.record('acme', 'k2:mia', anOrder('shop~1'));

      await persons.joinSiblings('acme', ['k1:mia', 'k2:mia'], 60);

      expect(await persons.read('acme', 'k2:mia')).toEqual({
        ...{
          personHash: 'k2:mia',
          erasedAt: 50,
          links: [],
          orders: [],
          siblings: [],
          prospects: [],
        },
      });
      await link('k2:mia', 'phone');
      expect(await visitorsOf('k2:mia')).toEqual([]);
    });

    it('leaves what was recorded of browsers that are other people’s', async () => {
      await touches.addTouch('acme', touch);
      await link('k1:till', 'phone');
      await persons.markErased('acme', 'k1:till', 50);

      const { removed } = await persons.sweep('acme', 'k1:till', { ...all, cutsTouches: false });

      expect(removed).toEqual({ links: 1, touches: 0, visits: 0, orders: 0 });
      expect((await touches.readTrail('acme', 'phone', 0, 100)).touches).toEqual([touch]);
    });

    it('leaves everybody else alone', async () => {
      await link('k1:tom', 'laptop');
      await history.record('acme', 'k1:tom', anOrder('shop~1'));
      await identities.linkVisitor('other', 'k1:mia', { visitorId: 'phone', recordedAt: 1 });

      await persons.markErased('acme', 'k1:mia', 50);
      await sweep('k1:mia');

      expect(await visitorsOf('k1:tom')).toEqual(['laptop']);
      expect(await ordersOf('k1:tom')).toEqual(['shop~1']);
      expect(await identities.listVisitors('other', 'k1:mia', ever)).toHaveLength(1);
    });
  });
});
