import { describe, expect, it } from '@jest/globals';
import { maxVisitorsPerPerson } from '../../../core/identity/identity-store.ts';
import { dueAtOf, type PrivacyRequest } from '../../../core/privacy/index.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { annasEmail, aPrivacyWorld, hashesOf, tomsEmail } from '../../support/a-privacy-world.ts';
import { Interruption, interruptCalls } from '../../support/interrupt-calls.ts';

const anna = hashesOf(annasEmail);
const annasAccount = hashesOf(annasEmail, '7001');
const tom = hashesOf(tomsEmail);

type World = ReturnType<typeof aPrivacyWorld>;

async function ask(world: World, changes: Partial<PrivacyRequest> = {}): Promise<string> {
  const receivedAt = world.clock.at;
  const request: PrivacyRequest = {
    ...{ merchantId: 'acme', requestId: 'erase-1', kind: 'erase', author: 'key:key-1' },
    ...{ personHashes: anna, conversionIds: [], receivedAt, dueAt: dueAtOf(receivedAt) },
    status: 'open',
    ...changes,
  };
  await world.requests.add(request);
  await world.enqueue({ merchantId: 'acme', requestId: request.requestId });
  return request.requestId;
}

/** Anna clicked on her phone, and bought twice, once in her account; one order is closed. Tom bought, too. */
async function aShopWithBuyers() {
  const world = aPrivacyWorld();
  await world.click('phone');
  await world.identify('phone', anna);
  await world.click('laptop');
  await world.identify('laptop', tom);
  world.clock.at += 1_000;
  await world.order('1', { buyerIdentityHashes: annasAccount });
  await world.order('3', { buyerIdentityHashes: tom, visitorId: 'laptop' });
  world.clock.at += 60 * msPerDay;
  await world.close('1');
  await world.click('phone', 'second-click');
  await world.order('2', { buyerIdentityHashes: anna, visitorId: 'tablet' });
  return world;
}

/** What is kept of somebody in a table that anything could be found by. */
const namesOf = (world: World, hashes: readonly string[]) =>
  world
    .itemsOf('Touches')
    .filter(({ pk }) => hashes.some((hash) => String(pk).endsWith(hash)))
    .map(({ sk }) => sk as string);

describe('the erasure of a person', () => {
  it('leaves nothing that leads to the person, and the facts as they were', async () => {
    const world = await aShopWithBuyers();
    const before = await Promise.all(['1', '2'].map(world.load));
    await ask(world);

    await world.work();

    expect(new Set(namesOf(world, annasAccount))).toEqual(new Set(['ERASED']));
    const { touches } = await world.touches.readTrail('acme', 'phone', 0, world.clock.at);
    expect(touches).toEqual([]);
    const after = await Promise.all(['1', '2'].map(world.load));
    expect(after.map(({ facts }) => facts)).toEqual(before.map(({ facts }) => facts));
    expect(await world.requests.find('acme', 'erase-1')).toMatchObject({
      status: 'done',
      doneAt: world.clock.at,
      erasure: {
        personHashes: annasAccount,
        removed: { links: 2, touches: 2, visits: 0, orders: 3 },
      },
    });
  });

  it('changes nothing that was decided, whatever is heard of the order afterwards', async () => {
    const world = await aShopWithBuyers();
    const { state, frozen } = await world.load('1');
    await ask(world);
    await world.work();

    await world.reassess('1');

    const later = await world.load('1');
    expect(state?.summary.commissionMinorUnits).toBeGreaterThan(0n);
    expect(later.frozen).toEqual(frozen);
    expect(later.state).toMatchObject({ status: 'closed', revision: 1 });
  });

  it('leaves an open order what it carries itself, and no more', async () => {
    const world = await aShopWithBuyers();
    const carried = { touchId: 'carried', slug: 'mia-tent', programId: 'spring', creatorId: 'mia' };
    await world.order('4', {
      buyerIdentityHashes: anna,
      tokens: [{ ...carried, visitorId: 'phone', at: world.clock.at }],
    });
    const { state: before } = await world.load('2');
    await ask(world);
    await world.work();

    await world.reassess('2');
    await world.reassess('4');

    expect(before?.summary.commissionMinorUnits).toBeGreaterThan(0n);
    expect((await world.load('2')).state?.summary.commissionMinorUnits).toBe(0n);
    expect((await world.load('4')).state?.summary.commissionMinorUnits).toBeGreaterThan(0n);
    expect(new Set(namesOf(world, annasAccount))).toEqual(new Set(['ERASED']));
  });

  it('leaves other buyers alone', async () => {
    const world = await aShopWithBuyers();
    const before = [namesOf(world, tom), (await world.load('3')).state];
    await ask(world);

    await world.work();

    expect(namesOf(world, tom)).toHaveLength(2);
    expect([namesOf(world, tom), (await world.load('3')).state]).toEqual(before);
    const { touches } = await world.touches.readTrail('acme', 'laptop', 0, world.clock.at);
    expect(touches).toHaveLength(1);
  });

  it('finds the buyer of the orders that it names, where nothing else is known', async () => {
    const world = await aShopWithBuyers();
    await ask(world, { personHashes: [], conversionIds: ['shop~1', 'shop~unknown'] });

    await world.work();

    expect(new Set(namesOf(world, annasAccount))).toEqual(new Set(['ERASED']));
  });

  it('takes nothing from the browsers behind what is no person’s', async () => {
    const world = aPrivacyWorld();
    for (let till = 0; till <= maxVisitorsPerPerson; till += 1) {
      await world.click(`v${till}`);
      await world.identify(`v${till}`, anna);
    }
    await ask(world);

    await world.work();

    expect(namesOf(world, anna)).toEqual(['ERASED', 'ERASED']);
    const { touches } = await world.touches.readTrail('acme', 'v7', 0, world.clock.at);
    expect(touches).toHaveLength(1);
    expect(await world.requests.find('acme', 'erase-1')).toMatchObject({
      erasure: { isShared: true, removed: { links: maxVisitorsPerPerson + 1, touches: 0 } },
    });
  });

  it('is done in steps, each of which says how far it has come', async () => {
    const world = aPrivacyWorld();
    for (let click = 0; click < 450; click += 1) await world.click('phone', `click-${click}`);
    await world.identify('phone', anna);
    const requestId = await ask(world);
    const run = world.runOver(world.documents);
    const key = { merchantId: 'acme', requestId };

    const seen: unknown[] = [];
    for (let outcome = await run(key); outcome === 'goes-on'; outcome = await run(key)) {
      const { erasure } = (await world.requests.find('acme', requestId)) ?? {};
      seen.push([erasure?.swept, erasure?.removed.touches]);
    }

    expect(seen).toEqual([
      [0, 0],
      [0, 200],
      [0, 400],
    ]);
    expect(await run(key)).toBe('nothing-to-do');
    expect(await world.requests.find('acme', requestId)).toMatchObject({
      status: 'done',
      erasure: { swept: 1, removed: { links: 1, touches: 450 } },
    });
  });

  it('ends in the same state wherever it was killed', async () => {
    const whole = await aShopWithBuyers();
    await ask(whole);
    await whole.work();
    const contentOf = (world: World) => ({
      touches: world.itemsOf('Touches').filter(({ pk }) => !String(pk).includes('#PRIVACY#')),
      conversions: world.itemsOf('Conversions'),
    });
    const strip = (content: ReturnType<typeof contentOf>) =>
      JSON.parse(
        JSON.stringify(content, (name, value) => (name === 'writeId' ? undefined : value)),
      );
    const expected = strip(contentOf(whole));

    let kills = 0;
    for (const when of ['before', 'after'] as const) {
      for (let index = 0; ; index += 1) {
        const world = await aShopWithBuyers();
        const requestId = await ask(world);
        const key = { merchantId: 'acme', requestId };
        const interruptions = interruptCalls(index, when);
        const dying = world.runOver(interruptions.wrap(world.documents));
        let died = false;
        try {
          while ((await dying(key)) === 'goes-on');
        } catch (error) {
          if (!(error instanceof Interruption)) throw error;
          died = true;
        }
        if (!died) break;
        kills += 1;
        // The queue delivers the message again.
        await world.enqueue(key);
        await world.work();
        expect(strip(contentOf(world))).toEqual(expected);
        expect(await world.requests.find('acme', requestId)).toMatchObject({ status: 'done' });
      }
    }
    expect(kills).toBeGreaterThan(60);
  });

  it('is done by two workers at once as by one', async () => {
    const world = await aShopWithBuyers();
    const requestId = await ask(world);
    const key = { merchantId: 'acme', requestId };
    const run = world.runOver(world.documents);
    const toTheEnd = async () => {
      while ((await run(key)) === 'goes-on');
    };

    await Promise.all([toTheEnd(), toTheEnd()]);

    expect(new Set(namesOf(world, annasAccount))).toEqual(new Set(['ERASED']));
    expect(await world.requests.find('acme', requestId)).toMatchObject({ status: 'done' });
  });

  it('leaves a request for data to a person', async () => {
    const world = await aShopWithBuyers();
    const requestId = await ask(world, { kind: 'export' });

    const outcome = await world.runOver(world.documents)({ merchantId: 'acme', requestId });

    expect(outcome).toBe('nothing-to-do');
    expect(namesOf(world, anna)).not.toContain('ERASED');
  });
});

describe('the erasure of a shop', () => {
  const shopErase = { kind: 'shop-erase', connectionId: 'acme.shop', personHashes: [] } as const;

  it('closes the connection and forgets its buyers', async () => {
    const world = await aShopWithBuyers();
    await ask(world, shopErase);

    await world.work();

    expect(await world.directory.findConnection('acme', 'acme.shop')).toMatchObject({
      closedAt: world.clock.at,
    });
    expect(new Set(namesOf(world, [...annasAccount, ...tom]))).toEqual(new Set(['ERASED']));
    expect((await world.load('1')).facts).toHaveLength(1);
    expect(await world.requests.find('acme', 'erase-1')).toMatchObject({ status: 'done' });
  });

  it('leaves a buyer of another shop what came from there', async () => {
    const world = await aShopWithBuyers();
    const elsewhere = { placedAt: 1, counts: true, recordedAt: 1, conversionId: 'outlet~9' };
    await world.history.record('acme', tom[0] ?? '', elsewhere);
    await ask(world, shopErase);

    await world.work();

    expect(await world.history.list('acme', tom[0] ?? '')).toEqual([elsewhere]);
    expect(namesOf(world, tom)).not.toContain('ERASED');
  });

  it('ends in the same state when it was killed on the way', async () => {
    for (const index of [5, 50, 200, 760, 780, 800]) {
      const world = await aShopWithBuyers();
      const requestId = await ask(world, shopErase);
      const key = { merchantId: 'acme', requestId };
      const dying = world.runOver(interruptCalls(index, 'after').wrap(world.documents));
      await expect(
        (async () => {
          while ((await dying(key)) === 'goes-on');
        })(),
      ).rejects.toThrow(Interruption);

      await world.enqueue(key);
      await world.work();

      expect(new Set(namesOf(world, [...annasAccount, ...tom]))).toEqual(new Set(['ERASED']));
      expect(await world.requests.find('acme', requestId)).toMatchObject({ status: 'done' });
    }
  });
});
