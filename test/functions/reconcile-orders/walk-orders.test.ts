import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiUnauthorisedError, ApiUnavailableError } from '../../../adapters/http/api-error.ts';
import { beginBackfill } from '../../../core/reconciliation/index.ts';
import { makeWalkOrders } from '../../../functions/reconcile-orders/walk-orders.ts';
import { aWalkingWorld } from '../../support/a-walking-world.ts';
import { aConnection } from '../../support/factories/index.ts';
import { type FakeWoocommerce, startFakeWoocommerce } from '../../support/fake-woocommerce.ts';
import { aWoocommerceOrder } from '../../support/woocommerce-deliveries.ts';

const createdAt = Date.UTC(2026, 2, 1, 10);
const hour = 3_600_000;
const day = 24 * hour;
const nightly = { merchantId: 'acme', connectionId: 'acme.shop', kind: 'reconciliation' } as const;
const filling = { ...nightly, kind: 'backfill' } as const;
const connection = aConnection({ provider: 'woocommerce', hasApi: true, createdAt });

let now = createdAt;
let shop: FakeWoocommerce;
beforeEach(async () => {
  now = createdAt;
  shop = await startFakeWoocommerce();
});
afterEach(() => shop.stop());

const aWorld = (connections = [connection]) => aWalkingWorld(shop, () => now, { connections });

/** Somebody buys, or changes an order, at a time. */
function change(id: number, at: number): void {
  const written = new Date(at).toISOString().slice(0, 19);
  shop.keep(aWoocommerceOrder({ id, date_created_gmt: written, date_modified_gmt: written }));
}

async function beginFilling(world: ReturnType<typeof aWorld>, months = 24): Promise<void> {
  const walk = beginBackfill(connection, undefined, { months, now });
  await world.walks.save(walk);
  world.steps.push(walk);
}

describe('the nightly reconciliation', () => {
  it('asks for what changed since the connection was made, and makes the facts of it that were missing', async () => {
    const world = aWorld();
    for (const id of [1, 2, 3, 4, 5]) change(id, createdAt + id * hour);
    change(6, createdAt - hour);
    now += day;

    await world.begin();
    await world.walkAll();
    await world.readAsked();

    for (const id of [1, 2, 3, 4, 5]) {
      expect((await world.factsOf(id)).map(({ factId }) => factId)).toEqual([
        expect.stringMatching(`^woocommerce/order/${id}@`),
      ]);
    }
    expect(await world.factsOf(6)).toEqual([]);
    // The fake's pages are of two, and the last of one is the first of the next.
    expect(await world.walks.find(nightly)).toMatchObject({ doneAt: now, listed: 8, asked: 8 });
  });

  it('asks for nothing that the shop has told, and is not alarmed', async () => {
    const world = aWorld();
    change(1, createdAt + hour);
    now += day;
    await world.begin();
    await world.walkAll();
    await world.readAsked();
    world.untold.length = 0;

    await world.begin();
    await world.walkAll();
    change(1, now - 5 * 60_000 - hour);
    now += day;
    await world.begin();
    await world.walkAll();

    expect(world.asked.map(({ orderId, isUntold }) => [orderId, isUntold])).toEqual([['1', true]]);
    expect(world.untold).toEqual([['acme.shop', 1]]);
  });

  it('begins each night a little before the end of the last, and never with what is only just changing', async () => {
    const world = aWorld();
    now += day;
    await world.begin();
    await world.walkAll();
    const first = await world.walks.find(nightly);
    now += day;

    await world.begin();
    const second = await world.walks.find(nightly);

    expect(first?.changedFrom).toBe(createdAt);
    expect(first?.changedUntil).toBeLessThan(createdAt + day);
    expect(second?.changedFrom).toBe((first?.changedUntil ?? 0) - 2 * hour);
  });

  it('gives the shop the time that it takes to tell, before it says that nothing came', async () => {
    const world = aWorld();
    now += day;
    change(1, now - hour);

    await world.begin();
    await world.walkAll();

    expect(world.asked).toHaveLength(1);
    expect(world.untold).toEqual([]);
  });

  it('goes on where the last night was stopped, and keeps its beginning until all of it is asked for', async () => {
    const world = aWorld();
    for (const id of [1, 2, 3, 4, 5]) change(id, createdAt + id * hour);
    now += day;
    await world.begin();
    await world.walk(world.steps.shift() ?? { ...nightly, pages: 0 });
    world.steps.length = 0;
    const stopped = await world.walks.find(nightly);
    now += day;

    await world.begin();
    await world.walkAll();

    const { changedFrom, changedUntil } = stopped ?? {};
    expect(stopped).toMatchObject({ listed: 2 });
    expect(await world.walks.find(nightly)).toMatchObject({
      changedFrom,
      changedUntil,
      doneAt: now,
    });
    expect(new Set(world.asked.map(({ orderId }) => orderId)).size).toBe(5);
  });

  it('lets a closed connection be, and one of another merchant', async () => {
    const world = aWorld([{ ...connection, closedAt: createdAt }]);
    now += day;

    await world.begin();

    expect(world.steps).toEqual([]);
    expect(await world.walk({ ...nightly, merchantId: 'other', pages: 0 })).toBe('nothing-to-do');
  });
});

describe('a walk', () => {
  it('leaves no order out wherever it is killed, and asks again for a page at most', async () => {
    for (const id of [1, 2, 3, 4, 5, 6]) change(id, createdAt - id * day);
    for (let killedAt = 1; killedAt <= 20; killedAt += 1) {
      const world = aWorld();
      await beginFilling(world);
      let calls = 0;
      const dying = <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) => {
        return async (...args: Args): Promise<Result> => {
          calls += 1;
          if (calls === killedAt) throw new Error('killed');
          return call(...args);
        };
      };
      const walk = makeWalkOrders({
        ...world.ports,
        walks: { ...world.walks, save: dying(world.walks.save) },
        askFor: dying(world.ports.askFor),
        goOn: dying(world.ports.goOn),
      });
      const again = async (step: Parameters<typeof walk>[0]) => {
        try {
          return await walk(step);
        } catch {
          // The message comes again, and so it does if the walk was asked for at its beginning.
          const known = await world.walks.find(step);
          return walk(known ?? step);
        }
      };

      await world.walkAll(again);

      expect(await world.walks.find(filling)).toMatchObject({ doneAt: now });
      expect(new Set(world.asked.map(({ orderId }) => orderId)).size).toBe(6);
    }
  });

  it('is gone on with once, however many ask', async () => {
    for (const id of [1, 2, 3, 4, 5, 6]) change(id, createdAt - id * day);
    const world = aWorld();
    await beginFilling(world);
    const [step] = world.steps.splice(0);
    if (step === undefined) throw new Error('Nothing was asked for.');

    const answers = await Promise.all([world.walk(step), world.walk(step), world.walk(step)]);
    const late = await world.walk(step);

    expect(answers.toSorted()).toEqual(['goes-on', 'taken-over', 'taken-over']);
    expect(late).toBe('taken-over');
    expect(world.steps).toHaveLength(1);
  });

  it('takes its time, so that what webhooks ask for is not behind two years of orders', async () => {
    for (const id of [1, 2, 3]) change(id, createdAt - id * day);
    const world = aWorld();
    await beginFilling(world);

    await world.walkAll();

    expect(world.delays[0]).toBe(2);
  });

  it('says what kept it from going on, and goes on when that is over', async () => {
    for (const id of [1, 2, 3]) change(id, createdAt - id * day);
    const world = aWorld();
    await beginFilling(world);
    const [step] = world.steps.splice(0);
    if (step === undefined) throw new Error('Nothing was asked for.');
    shop.fail(503, 503);

    await expect(world.walk(step)).rejects.toThrow(ApiUnavailableError);
    expect((await world.walks.find(filling))?.failed).toEqual({
      at: now,
      reason: 'The API, asked for orders, is not available (503).',
    });

    world.steps.push(step);
    await world.walkAll();
    const walk = await world.walks.find(filling);
    expect(walk).toMatchObject({ doneAt: now, asked: walk?.listed });
    expect(walk?.failed).toBeUndefined();
  });

  it('tells that a shop refuses its credentials', async () => {
    const world = aWorld();
    await beginFilling(world);
    world.key.consumerSecret = 'cs_other';

    await expect(world.walk({ ...filling, pages: 0 })).rejects.toThrow(ApiUnauthorisedError);
    expect(world.refused).toEqual(['acme.shop']);
  });
});

describe('a backfill', () => {
  it('makes facts of the orders of the months before, as of any order, and alarms nobody', async () => {
    change(1, Date.UTC(2024, 2, 1, 9));
    change(2, Date.UTC(2024, 2, 1, 11));
    change(3, createdAt - day);
    const world = aWorld();
    await beginFilling(world);

    await world.walkAll();
    await world.readAsked();

    expect(await world.factsOf(1)).toEqual([]);
    expect(await world.factsOf(2)).toHaveLength(1);
    expect(await world.factsOf(3)).toHaveLength(1);
    expect(world.untold).toEqual([]);
  });

  it('that was left is gone on with in the night', async () => {
    change(1, createdAt - day);
    const world = aWorld();
    await beginFilling(world);
    world.steps.length = 0;

    await world.begin();
    await world.walkAll();

    expect(await world.walks.find(filling)).toMatchObject({ doneAt: now, asked: 1 });
  });
});
