import { describe, expect, it } from '@jest/globals';
import { aTokenText, aTrackingWorld } from '../../support/a-tracking-world.ts';
import { anOrderData, aRefundData } from '../../support/shop-events.ts';

const key = { merchantId: 'acme', conversionId: 'own~1001' };
const conversion = (event: unknown, connectionId = 'acme.own') => ({
  type: 'conversion',
  connectionId,
  event,
});
const order = (changes = {}) =>
  conversion({ type: 'order', data: anOrderData({ tokens: [aTokenText()], ...changes }) });

describe('a conversion that the back end tells', () => {
  it('is the fact that the webhook of its connection would have told, and is attributed', async () => {
    const { send, assess, facts, stateNamed } = aTrackingWorld();

    const answer = await send({ events: [order()] });
    await assess(key);

    expect(answer).toMatchObject({ status: 202, document: { accepted: 1 } });
    expect(facts).toMatchObject([
      { connectionId: 'acme.own', factId: 'generic/order/1001@2026-03-02T10:00:00Z' },
    ]);
    expect(await stateNamed('own~1001')).toMatchObject({
      status: 'pending',
      owed: [{ creatorId: 'mia', minorUnits: 2_000n }],
    });
  });

  it('told twice is one, and its refund goes with it', async () => {
    const { send, assess, facts, stateNamed } = aTrackingWorld();
    const refund = conversion({ type: 'refund', data: aRefundData() });

    await send({ events: [order()] });
    await send({ events: [order(), refund] });
    await assess(key);

    expect(facts).toHaveLength(2);
    expect((await stateNamed('own~1001'))?.owed).toMatchObject([{ minorUnits: 1_000n }]);
  });

  it('that contradicts what is known is refused, and so is all beside it', async () => {
    const { send, facts, sent } = aTrackingWorld();
    await send({ events: [order()] });
    const touch = { type: 'touch', slug: 'mia-tent', visitorId: 'visitor-1' };

    const answer = await send({ events: [touch, order({ status: 'pending' })] });

    expect(answer).toMatchObject({ status: 409, document: { type: '/problems/fact-known' } });
    expect(facts).toHaveLength(1);
    expect(sent).toEqual([]);
  });

  it.each([
    [
      'an amount as a number',
      order({ lines: [{ lineId: '1', quantity: 1, amount: 12.3 }] }),
      ['events', 0, 'event', 'data', 'lines', '0', 'amount'],
    ],
    [
      'an id that no float holds',
      order({ orderId: 2 ** 60 }),
      ['events', 0, 'event', 'data', 'orderId'],
    ],
    ['no such connection', conversion({}, 'acme.other'), ['events', 0, 'connectionId']],
    [
      'a connection whose shop signs for itself',
      conversion({ type: 'order', data: anOrderData() }, 'acme.shop'),
      ['events', 0, 'connectionId'],
    ],
  ])('with %s is refused with where it is wrong', async (_, event, path) => {
    const { send, facts } = aTrackingWorld();

    const { status, document } = await send({ events: [event] });

    expect(status).toBe(422);
    expect(document.issues[0].path.map(String)).toEqual(path.map(String));
    expect(facts).toEqual([]);
  });
});
