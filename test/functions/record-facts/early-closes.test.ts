import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact, FactContent } from '../../../core/assessment/order-facts.ts';
import { aToken, keyOf } from '../../support/a-reading-world.ts';
import { ada, aTellingWorld, bob, type TellingWorld } from '../../support/a-telling-world.ts';
import {
  aFact,
  aHoldFact,
  anOrderFact,
  anOrderSnapshot,
  aRefund,
  aRefundFact,
  aReleaseFact,
  aTouch,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const close = 'POST /v1/conversions/shop~1001/close';
const body = { reason: 'Mia leaves the program.' };
const shop1001 = { merchantId: 'acme', conversionId: 'shop~1001' };
const finance = { ...ada, keyId: 'fin', scopes: 'payouts' };

async function anOrder(
  changes: Parameters<TellingWorld['order']>[1] = {},
  programs: Parameters<typeof aTellingWorld>[0] = {},
): Promise<TellingWorld> {
  const world = aTellingWorld(programs);
  await world.order('1001', { tokens: [aToken('mia', 2)], ...changes });
  world.clock.at = daysAfterOrder(3);
  return world;
}

/** 10 % of it is more than one person may decide about alone. */
const aLargeOrder = () =>
  anOrder({ lines: [{ ...anOrderSnapshot().lines[0], grossMinorUnits: 500_000n } as never] });

const paid = [{ creatorId: 'mia', unit: 'USD', net: 1_000n }];

describe('an early close', () => {
  it('makes payable at once what is pending', async () => {
    const world = await anOrder();

    const asked = await world.tell(close, body, { as: finance });
    await world.post();

    expect(asked).toMatchObject({
      status: 202,
      document: { standing: 'stands', author: 'key:fin', closesAt: '2026-03-05T10:00:00.000Z' },
    });
    expect(await world.stateNamed('shop~1001')).toMatchObject({
      status: 'closed',
      closedAt: daysAfterOrder(3),
      closeAt: daysAfterOrder(3),
    });
    expect(world.net()).toEqual(paid);
    expect(world.violations()).toEqual([]);
  });

  it('is told with the conversion: by whom, when and why', async () => {
    const world = await anOrder();
    await world.tell(close, body);

    const shown = await world.get('/v1/conversions/shop~1001');
    const explained = await world.get('/v1/conversions/shop~1001/explanation');

    const said = { at: '2026-03-05T10:00:00.000Z', author: 'key:ada', reason: body.reason };
    expect(shown.body).toMatchObject({ earlyClose: said, earlyCloses: [{ standing: 'stands' }] });
    expect(explained.body).toMatchObject({ settlement: { earlyClose: said } });
    expect(explained.text).toContain(
      'Closed early on 2026-03-05 by key:ada (Mia leaves the program.).',
    );
  });

  it('tells the creator that it closed early, and nothing about whoever closed it', async () => {
    const world = await anOrder();
    await world.tell(close, body);

    const own = await world.get('/v1/me/conversions/shop~1001/explanation', '', keyOf('mia'));

    expect(own.text).toContain('Closed early on 2026-03-05.');
    expect(own.text).not.toContain('key:ada');
    expect(own.text).not.toContain('leaves');
  });

  it('counts what was recorded by then, and nothing that came later', async () => {
    const journey = { tokens: [], visitorId: 'visitor-1' };
    const world = await anOrder(journey);
    await world.tell(close, body);
    const again = aTellingWorld();
    const inTime = { creatorId: 'mia', recordedAt: daysAfterOrder(2) };
    const tooLate = { touchId: 'late', creatorId: 'zoe', slug: 'zoe-tent', at: daysAfterOrder(-1) };
    await again.touches.addTouch('acme', aTouch(inTime));
    await again.touches.addTouch('acme', aTouch({ ...tooLate, recordedAt: daysAfterOrder(4) }));
    again.clock.at = daysAfterOrder(90);

    await again.receive(...(await world.conversions.load(shop1001)).facts);
    await again.assess();

    expect(await again.stateNamed('shop~1001')).toMatchObject({
      status: 'closed',
      owed: [{ creatorId: 'mia', minorUnits: 1_000n }],
    });
  });

  it('is restated by what comes later, at the credits that it froze', async () => {
    const world = await anOrder();
    await world.tell(close, body);
    world.clock.at = daysAfterOrder(5);
    await world.receive(aRefundFact(aRefund({ processedAt: daysAfterOrder(5) })));
    await world.assess();
    await world.post();

    const state = await world.stateNamed('shop~1001');

    expect(state).toMatchObject({ revision: 2, earlyClose: { author: 'key:ada' } });
    expect(state?.closeAt).toBe(daysAfterOrder(3));
    expect(world.violations()).toEqual([]);
  });

  it('is honoured when everything is assessed anew from the same facts', async () => {
    const world = await anOrder();
    await world.tell(close, body);
    const { facts } = await world.conversions.load(shop1001);
    const again = aTellingWorld();
    again.clock.at = daysAfterOrder(90);
    await again.receive(...facts.toReversed());
    await again.assess();

    expect(await again.stateNamed('shop~1001')).toMatchObject({
      status: 'closed',
      closeAt: daysAfterOrder(3),
      owed: [{ creatorId: 'mia', minorUnits: 1_000n }],
      earlyClose: { at: daysAfterOrder(3), author: 'key:ada', reason: body.reason },
    });
  });

  it('needs a second person above the limit of the program', async () => {
    const world = await aLargeOrder();

    const asked = await world.tell(close, body, { as: ada });
    const own = await world.tell(`${close}/approval`, {}, { as: ada });
    const waiting = await world.stateNamed('shop~1001');
    world.clock.at = daysAfterOrder(4);
    const approved = await world.tell(`${close}/approval`, { note: 'Agreed.' }, { as: bob });

    expect(asked).toMatchObject({ status: 202, document: { standing: 'waiting' } });
    expect(own).toMatchObject({
      status: 409,
      document: { type: '/problems/second-person-needed' },
    });
    expect(waiting).toMatchObject({ status: 'pending', closeAt: daysAfterOrder(45) });
    expect(approved).toMatchObject({ status: 200, document: { standing: 'stands' } });
    expect(await world.stateNamed('shop~1001')).toMatchObject({
      status: 'closed',
      closeAt: daysAfterOrder(4),
      earlyClose: { author: 'key:ada', approvedBy: 'key:bob' },
    });
  });

  it('that is refused changes nothing, and may be asked for again', async () => {
    const world = await aLargeOrder();
    await world.tell(close, body);
    const twice = await world.tell(close, body);
    await world.tell(`${close}/refusal`, { note: 'Not yet.' }, { as: bob });
    const late = await world.tell(`${close}/approval`, {}, { as: bob });
    const again = await world.tell(close, body);

    expect(twice).toMatchObject({ status: 409, document: { type: '/problems/close-asked-for' } });
    expect(late).toMatchObject({ status: 409, document: { type: '/problems/close-decided' } });
    expect(await world.stateNamed('shop~1001')).toMatchObject({
      status: 'pending',
      closeAt: daysAfterOrder(45),
    });
    expect(again).toMatchObject({ status: 202, document: { standing: 'waiting' } });
  });

  it('lets the window end where it ends while a second person is waited for', async () => {
    const world = await aLargeOrder();
    await world.tell(close, body);
    world.clock.at = daysAfterOrder(46);
    await world.closeAndPost();

    const late = await world.tell(`${close}/approval`, {}, { as: bob });

    const state = await world.stateNamed('shop~1001');
    expect(late).toMatchObject({
      status: 409,
      document: { type: '/problems/conversion-closed' },
    });
    expect(state).toMatchObject({ status: 'closed', closeAt: daysAfterOrder(45) });
    expect(state).not.toHaveProperty('earlyClose');
  });

  it('closes what was put on hold meanwhile as soon as the hold is gone', async () => {
    const world = await anOrder();
    await world.receive(aHoldFact('hold-1', { sourceVersion: daysAfterOrder(3) }));
    await world.tell(close, body);
    const held = await world.stateNamed('shop~1001');
    await world.receive(aReleaseFact('hold-1', { sourceVersion: daysAfterOrder(4) }));
    world.clock.at = daysAfterOrder(4);
    await world.assess();

    expect(held).toMatchObject({ status: 'held', earlyClose: { author: 'key:ada' } });
    expect(await world.stateNamed('shop~1001')).toMatchObject({
      status: 'closed',
      closeAt: daysAfterOrder(3),
      closedAt: daysAfterOrder(4),
    });
  });

  it.each([
    {
      what: 'one that is on hold',
      facts: [aHoldFact('hold-1')],
      type: '/problems/conversion-held',
    },
    {
      what: 'a test order',
      facts: [anOrderFact(anOrderSnapshot({ test: true }), { sourceVersion: daysAfterOrder(1) })],
      type: '/problems/test-order',
    },
  ])('is refused for $what', async ({ facts, type }) => {
    const world = await anOrder();
    await world.receive(...facts);
    await world.assess();

    expect(await world.tell(close, body)).toMatchObject({ status: 409, document: { type } });
  });

  it('is refused for what is unpaid, closed, due, or not there', async () => {
    const { paidAt: _, ...unpaid } = anOrderSnapshot();
    const world = aTellingWorld();
    await world.receive(anOrderFact({ ...unpaid, financialStatus: 'pending' }));
    await world.assess();
    const typeOf = async (answer: ReturnType<TellingWorld['tell']>) => (await answer).document.type;

    expect(await typeOf(world.tell(close, body))).toBe('/problems/conversion-unpaid');

    const other = await anOrder();
    other.clock.at = daysAfterOrder(46);
    expect(await typeOf(other.tell(close, body))).toBe('/problems/conversion-due');
    await other.closeAndPost();
    expect(await typeOf(other.tell(close, body))).toBe('/problems/conversion-closed');
    expect(await other.tell('POST /v1/conversions/shop~9/close', body)).toMatchObject({
      status: 404,
    });
    expect(await other.tell(close, {})).toMatchObject({ status: 422 });
  });

  it('answers a repetition as the first time, even if the first answer was lost', async () => {
    const world = await anOrder();
    const first = await world.tell(close, body, { key: 'k1' });

    const again = await world.tell(close, body, { key: 'k1' });

    expect(again.document).toEqual(first.document);
    expect((await world.get('/v1/audit')).body).toMatchObject({
      items: [
        {
          kind: 'conversion.closed-early',
          reason: body.reason,
          before: { status: 'pending' },
          outcome: 'done',
        },
      ],
    });
  });

  it('is refused while the closings of the program are paused', async () => {
    const world = await anOrder();
    const pause = { at: daysAfterOrder(1), author: 'key:fin', reason: 'A wrong plan.' };
    await world.directory.setPause('acme', 'spring', 'closings', pause);

    expect(await world.tell(close, body)).toMatchObject({
      status: 409,
      document: { type: '/problems/closings-paused' },
    });
  });

  it('comes to the same, whatever else arrives with it and in which order', async () => {
    const fact = (factId: string, days: number, content: FactContent) =>
      aFact({ factId, digest: factId, sourceVersion: daysAfterOrder(days), content });
    const said = { earlyCloseId: 'shop~1001~x', reason: 'She leaves.', author: 'key:ada' };
    const facts = [
      fact('early', 3, { kind: 'early-close', ...said, needsApproval: true }),
      fact('yes', 4, {
        ...{ kind: 'decision', decides: said.earlyCloseId, outcome: 'approved' },
        author: 'key:bob',
      }),
      aHoldFact('hold-1', { sourceVersion: daysAfterOrder(1) }),
      aReleaseFact('hold-1', { sourceVersion: daysAfterOrder(6) }),
      aRefundFact(aRefund({ processedAt: daysAfterOrder(2) })),
      aRefundFact(aRefund({ refundId: 'refund-2', processedAt: daysAfterOrder(5) })),
    ];
    const outcomeOf = async (told: readonly Fact[]) => {
      const world = await anOrder();
      world.clock.at = daysAfterOrder(10);
      for (const each of told) {
        await world.receive(each);
        await world.assess();
      }
      world.clock.at = daysAfterOrder(90);
      await world.closeAndPost();
      expect(world.violations()).toEqual([]);
      const { status, closeAt, owed, earlyClose } = (await world.stateNamed('shop~1001')) ?? {};
      return { status, closeAt, owed, earlyClose, net: world.net() };
    };
    const expected = await outcomeOf(facts);

    expect(expected).toMatchObject({ status: 'closed', closeAt: daysAfterOrder(4) });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
        async (told) => expect(await outcomeOf(told)).toEqual(expected),
      ),
      { numRuns: 60 },
    );
  });

  it('is nothing that a creator may ask for', async () => {
    const world = await anOrder();

    expect(await world.tell(close, body, { as: keyOf('mia') as never })).toMatchObject({
      status: 403,
    });
  });
});
