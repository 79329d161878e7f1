import { describe, expect, it } from '@jest/globals';
import type { CarriedToken, Fact, OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import type { Touch } from '../../../core/attribution/touch.ts';
import { msPerMinute } from '../../../core/time/instant.ts';
import { aSettlingSystem } from '../../support/a-settling-system.ts';
import { anOrderFact } from '../../support/factories/a-fact.ts';
import { aProgram } from '../../support/factories/a-program.ts';
import { aTouch } from '../../support/factories/a-touch.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder, orderMoment } from '../../support/factories/moments.ts';

const aToken = (touchId: string): CarriedToken => ({
  ...{ touchId, slug: 'mia-tent', programId: 'spring', creatorId: 'mia' },
  ...{ visitorId: 'redirected-1', at: daysBeforeOrder(1) },
});

/** An order that carries a token, so many minutes after the factories' moment. */
function anOrder(orderId: string, minutes: number, changes: Partial<OrderSnapshot> = {}): Fact {
  const placedAt = orderMoment + minutes * msPerMinute;
  const order = anOrderSnapshot({
    ...{ orderId, placedAt, paidAt: placedAt, tokens: [aToken('click-1')] },
    ...{ buyerIdentityHashes: [`k1:buyer-of-${orderId}`] },
    ...changes,
  });
  return anOrderFact(order, { orderId, factId: `shopify/order/${orderId}` });
}

function aSystem(cookieStuffing = { sharedTokens: 'hold', unseenTokens: 'hold' } as const) {
  const system = aSettlingSystem({ programs: [aProgram({ cookieStuffing })] });
  system.clock.at = daysAfterOrder(1);
  const keyOf = (orderId: string) => ({ merchantId: 'acme', conversionId: `shop~${orderId}` });

  async function assessAll(orderId: string) {
    await system.assess(keyOf(orderId));
    for (let key = system.asked.shift(); key !== undefined; key = system.asked.shift()) {
      await system.assess(key);
    }
  }

  return {
    ...system,
    keyOf,
    assessAll,
    async deliver(...facts: readonly Fact[]) {
      for (const fact of facts) {
        await system.receive(fact);
        await assessAll(fact.orderId);
      }
    },
    holdsOf: async (orderId: string) => (await system.stateOf(keyOf(orderId)))?.holds ?? [],
    see: (touchId: string, changes: Partial<Touch> = {}) =>
      system.touches.addSighting(
        'acme',
        aTouch({ touchId, visitorId: 'page-1', sighted: true, ...changes }),
      ),
  };
}

const sharedHold = [
  {
    holdId: 'shop~2~cookie-stuffing',
    reason: 'cookie-stuffing',
    note: 'The token of the link mia-tent was carried by the order shop~1 of another customer before.',
    since: expect.any(Number),
  },
];

describe('one token on the orders of several customers', () => {
  it.each([
    ['first', [anOrder('1', 0), anOrder('2', 5)]],
    ['last', [anOrder('2', 5), anOrder('1', 0)]],
  ])('holds the later order, when the earlier one is told %s', async (_, facts) => {
    const system = aSystem();

    await system.deliver(...facts);

    expect(await system.holdsOf('1')).toEqual([]);
    expect(await system.holdsOf('2')).toEqual(sharedHold);
  });

  it.each([
    ['they are one customer’s', { buyerIdentityHashes: ['k1:buyer-of-1'] }],
    ['the later one does not say who bought', { buyerIdentityHashes: [] }],
    ['each has a token of its own', { tokens: [aToken('click-2')] }],
    [
      'a code earns in place of the token',
      { codes: [{ code: 'mia10', discountMinorUnits: 1_000n, applied: true }] },
    ],
  ] satisfies [string, Partial<OrderSnapshot>][])('holds nothing where %s', async (_, changes) => {
    const system = aSystem();

    await system.deliver(anOrder('1', 0), anOrder('2', 5, changes));

    expect(await system.holdsOf('2')).toEqual([]);
    expect((await system.stateOf(system.keyOf('2')))?.owed).toHaveLength(1);
  });

  it('holds nothing once the earlier order was called off', async () => {
    const system = aSystem();
    await system.deliver(anOrder('1', 0), anOrder('2', 5));
    const later = orderMoment + 10 * msPerMinute;
    const { content } = anOrder('1', 0, { cancelledAt: later, financialStatus: 'voided' });

    await system.deliver({ ...anOrder('1', 0), content, sourceVersion: later, digest: 'later' });

    expect(await system.holdsOf('2')).toEqual([]);
  });

  it('lets the order go for good once a person says so', async () => {
    const system = aSystem();
    await system.deliver(anOrder('1', 0), anOrder('2', 5));

    await system.deliver({
      ...anOrder('2', 5),
      factId: 'release/1',
      content: {
        ...{ kind: 'release', holdId: 'shop~2~cookie-stuffing' },
        ...{ note: 'They share a computer.', author: 'manager@acme.example' },
      },
    });

    expect(await system.holdsOf('2')).toEqual([]);
  });

  it('is not looked for, and costs nothing, unless the program asks', async () => {
    const system = aSystem({} as never);

    await system.deliver(anOrder('1', 0), anOrder('2', 5));

    expect(await system.holdsOf('2')).toEqual([]);
    expect(await system.tokens.list('acme', 'click-1')).toEqual([]);
  });
});

describe('a token without a page view', () => {
  const placedWith = { visitorId: 'page-1' };

  it('holds the order where the snippet saw the browser with another token', async () => {
    const system = aSystem();
    await system.see('click-0');

    await system.deliver(anOrder('2', 5, placedWith));

    expect(await system.holdsOf('2')).toMatchObject([
      { reason: 'cookie-stuffing', note: expect.stringContaining('was seen on no page') },
    ]);
  });

  it('holds nothing once the view arrives', async () => {
    const system = aSystem();
    await system.see('click-0');
    await system.deliver(anOrder('2', 5, placedWith));

    await system.see('click-1');
    await system.assessAll('2');

    expect(await system.holdsOf('2')).toEqual([]);
  });

  it('says nothing where the snippet was never heard of in that browser', async () => {
    const system = aSystem();

    await system.deliver(anOrder('2', 5, placedWith));

    expect(await system.holdsOf('2')).toEqual([]);
  });

  it('is no matter for what an agent was given', async () => {
    const system = aSystem();
    await system.see('click-0');
    const token: CarriedToken = { ...aToken('click-1'), askedBy: 'agent' } as CarriedToken;

    await system.deliver(anOrder('2', 5, { ...placedWith, tokens: [token] }));

    expect(await system.holdsOf('2')).toEqual([]);
  });
});
