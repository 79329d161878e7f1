import { describe, expect, it } from '@jest/globals';
import { aTokenText, aTrackingWorld } from '../../support/a-tracking-world.ts';
import {
  aPlanVersion,
  daysAfterOrder,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

const version = aPlanVersion({
  rules: [
    {
      ruleId: 'leads',
      rewards: [{ kind: 'per-lead', amount: { minorUnits: 500n, currency: 'USD' } }],
    },
  ],
});
const visitorId = 'visitor-1';
const lead = { type: 'lead', id: 'form-1', visitorId, currency: 'USD', tokens: [aTokenText()] };
const confirmed = { type: 'lead-confirmed', id: 'form-1', visitorId };
const usd = (amount: string) => ({ amount, currency: 'USD' });

function start() {
  const world = aTrackingWorld({}, { planVersions: [{ merchantId: 'acme', version }] });
  const leads = async () => {
    const ids = new Set(world.facts.map((fact) => fact.orderId));
    const states = [];
    for (const id of ids) {
      await world.assess({ merchantId: 'acme', conversionId: `activities~${id}` });
      states.push(await world.stateNamed(`activities~${id}`));
    }
    return states;
  };
  return { ...world, leads };
}

describe('a lead', () => {
  it('of a browser is on hold until the back end confirms it, however long that takes', async () => {
    const world = start();
    const { browse, send, leads, clock, get } = world;

    const told = await browse({ events: [lead] });
    const [waiting] = await leads();
    clock.at = daysAfterOrder(30);
    await world.closeAndPost();
    const [still] = await leads();
    const confirmation = await send({ events: [confirmed] });
    await leads();
    clock.at = daysAfterOrder(31);
    await world.closeAndPost();
    const { body } = await get('/v1/accounts/mia');

    expect(told.status).toBe(202);
    expect(waiting).toMatchObject({
      status: 'held',
      programId: 'spring',
      owed: [{ creatorId: 'mia', minorUnits: 500n }],
      holds: [{ reason: 'unconfirmed' }],
    });
    expect(still?.status).toBe('held');
    expect(confirmation.status).toBe(202);
    expect(body).toMatchObject({
      currencies: [{ currency: 'USD', account: { payable: usd('5.00') } }],
    });
  });

  it('of the back end is pending at once, and belongs to the creator whom it names', async () => {
    const { send, leads } = start();
    const { tokens: _, ...named } = { ...lead, programId: 'spring', creatorId: 'zoe' };

    expect((await send({ events: [named] })).status).toBe(202);

    expect(await leads()).toMatchObject([
      { status: 'pending', owed: [{ creatorId: 'zoe', minorUnits: 500n }], holds: [] },
    ]);
  });

  it('belongs to the creator of the newest click', async () => {
    const { send, leads } = start();
    const tokens = [
      aTokenText({ creatorId: 'mia', touchId: 'c1', at: daysBeforeOrder(3) }),
      aTokenText({ creatorId: 'zoe', touchId: 'c2', at: daysBeforeOrder(2) }),
    ];

    await send({ events: [{ ...lead, tokens }] });

    expect(await leads()).toMatchObject([{ owed: [{ creatorId: 'zoe' }] }]);
  });

  it('told twice is one, also at another time', async () => {
    const { browse, leads, clock, facts } = start();
    await browse({ events: [lead] });
    clock.at += 60_000;

    expect((await browse({ events: [lead] })).status).toBe(202);
    expect(await leads()).toHaveLength(1);
    expect(facts).toHaveLength(2);
  });

  it('is another one in another browser, so that nobody takes it by telling of its id first', async () => {
    const { browse, send, leads } = start();
    const thief = { ...lead, visitorId: 'visitor-2', tokens: [aTokenText({ creatorId: 'zoe' })] };
    await browse({ events: [thief] });
    await browse({ events: [lead] });

    await send({ events: [confirmed] });

    const byCreator = (await leads()).map((state) => [state?.owed[0]?.creatorId, state?.status]);
    expect(new Map(byCreator as [string, string][])).toEqual(
      new Map([
        ['mia', 'pending'],
        ['zoe', 'held'],
      ]),
    );
  });

  it('under the id of another lead of the same browser is refused', async () => {
    const { browse, send } = start();
    await browse({ events: [lead] });

    const other = { ...lead, tokens: [aTokenText({ creatorId: 'zoe' })] };

    expect(await send({ events: [other] })).toMatchObject({
      status: 409,
      document: { type: '/problems/activity-known' },
    });
  });

  it.each([
    ['a click outside the window', { tokens: [aTokenText({ at: daysBeforeOrder(31) })] }, 'tokens'],
    ['a click after it', { at: '2026-02-01T00:00:00Z' }, 'tokens'],
    ['a creator who is not enrolled', { tokens: [aTokenText({ creatorId: 'eve' })] }, 'creatorId'],
    ['a currency that does not exist', { currency: 'XYZ' }, 'currency'],
    ['neither token nor creator', { tokens: undefined }, 'tokens'],
    ['both token and creator', { programId: 'spring', creatorId: 'mia' }, 'tokens'],
    ['a creator of no program', { tokens: undefined, creatorId: 'mia' }, 'creatorId'],
    ['a time to come', { at: new Date(orderMoment + 600_000).toISOString() }, 'at'],
  ])('with %s is refused, and nothing is stored', async (_, changes, field) => {
    const { send, facts } = start();

    const answer = await send({ events: [{ ...lead, ...changes }] });

    expect(answer.status).toBe(422);
    expect(answer.document.issues[0].path.slice(0, 3)).toEqual(['events', 0, field]);
    expect(facts).toEqual([]);
  });

  it('that no browser told of cannot be confirmed', async () => {
    const { send, browse, facts } = start();
    await browse({ events: [lead] });

    const answer = await send({ events: [{ ...confirmed, visitorId: 'visitor-9' }] });

    expect(answer).toMatchObject({
      status: 422,
      document: { issues: [{ path: ['events', 0, 'id'] }] },
    });
    expect(facts).toHaveLength(2);
  });
});
