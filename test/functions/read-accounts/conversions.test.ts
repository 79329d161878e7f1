import { describe, expect, it } from '@jest/globals';
import type { WhyNotAnswer } from '../../../core/assessment/explanation/answer-why-not.ts';
import {
  aReadingWorld,
  aToken,
  keyOf,
  type ReadingWorld,
  readerKey,
  strangerKey,
  zoeCode,
} from '../../support/a-reading-world.ts';
import { anOrderLine } from '../../support/factories/an-order-line.ts';
import {
  aHoldFact,
  aPlanVersion,
  aProgram,
  aRefund,
  aRefundFact,
  aTouch,
  daysAfterOrder,
  daysBeforeOrder,
} from '../../support/factories/index.ts';

const march = 'programId=spring&from=2026-03-01&to=2026-03-31';
const usd = (amount: string) => ({ amount, currency: 'USD' });
type Listed = { items: { conversionId: string }[]; next?: string };
const idsOf = (body: unknown) => (body as Listed).items.map(({ conversionId }) => conversionId);

describe('GET /v1/conversions', () => {
  it('lists the conversions placed on some days, by day and id, with amounts and dates', async () => {
    const world = aReadingWorld();
    await world.order('1002', { tokens: [aToken('mia', 2)] });
    await world.order('1001', { placedAt: daysAfterOrder(1), tokens: [aToken('mia', 2)] });
    await world.order('1003', { placedAt: daysAfterOrder(40) });

    const answer = await world.get('/v1/conversions', march, readerKey);

    expect(answer.status).toBe(200);
    expect(idsOf(answer.body)).toEqual(['shop~1002', 'shop~1001']);
    expect((answer.body as Listed).items[0]).toMatchObject({
      programId: 'spring',
      orderName: '#1002',
      status: 'pending',
      placedAt: '2026-03-02T10:00:00.000Z',
      closeAt: '2026-04-16T10:00:00.000Z',
      revenue: usd('100.00'),
      commission: usd('10.00'),
      owed: [{ creatorId: 'mia', amount: usd('10.00') }],
    });
  });

  it('goes through all of it page by page, nothing twice and nothing missing', async () => {
    const world = aReadingWorld();
    const days = [0, 0, 0, 1, 9, 9, 20];
    for (const [index, day] of days.entries()) {
      await world.order(`${1001 + index}`, { placedAt: daysAfterOrder(day) });
    }

    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await world.get('/v1/conversions', `${march}&limit=2${cursor}`);
      seen.push(...idsOf(body));
      const { next } = body as Listed;
      if (next === undefined) break;
      cursor = `&cursor=${next}`;
    }

    expect(seen).toEqual(days.map((_, index) => `shop~${1001 + index}`));
  });

  it.each([
    { what: 'no cursor of ours', query: 'cursor=abc' },
    { what: 'a cursor of other days', query: `cursor=${btoa('2026-05-01/shop~1')}` },
    { what: 'no number as limit', query: 'limit=many' },
    { what: 'a limit of none', query: 'limit=0' },
    { what: 'a limit beyond 100', query: 'limit=101' },
  ])('answers 400 to $what', async ({ query }) => {
    const answer = await aReadingWorld().get('/v1/conversions', `${march}&${query}`);

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: expect.stringMatching('^/problems/invalid-') });
  });

  it.each([
    { what: 'an unknown parameter', query: `${march}&status=held` },
    { what: 'a merchant in the query', query: `${march}&merchantId=umbrella` },
    { what: 'a missing day', query: 'programId=spring&from=2026-03-01' },
    { what: 'a day that does not exist', query: 'programId=spring&from=2026-02-30&to=2026-03-01' },
    { what: 'days in the wrong order', query: 'programId=spring&from=2026-03-02&to=2026-03-01' },
    { what: 'more than 92 days', query: 'programId=spring&from=2026-01-01&to=2026-04-03' },
  ])('answers 422 to $what', async ({ query }) => {
    expect((await aReadingWorld().get('/v1/conversions', query)).status).toBe(422);
  });

  it('takes a range of 92 days', async () => {
    const query = 'programId=spring&from=2026-01-01&to=2026-04-02';

    expect((await aReadingWorld().get('/v1/conversions', query)).status).toBe(200);
  });

  it('is closed to keys without the scope, and to keys of a creator', async () => {
    const world = aReadingWorld();
    const eventsKey = { merchantId: 'acme', keyId: 'k', scopes: 'events' };
    const boundKey = { ...keyOf('mia'), scopes: 'read' };

    expect((await world.get('/v1/conversions', march, eventsKey)).status).toBe(403);
    expect((await world.get('/v1/conversions', march, keyOf('mia'))).status).toBe(403);
    expect((await world.get('/v1/conversions', march, boundKey)).status).toBe(403);
    expect((await world.get('/v1/conversions', march, { operator: 'true' })).status).toBe(403);
  });
});

describe('GET /v1/conversions/{conversionId}', () => {
  it('shows the journal, the holds with their age, and what was not applied', async () => {
    const world = aReadingWorld();
    await world.receive(
      aHoldFact('hold-1', { recordedAt: daysAfterOrder(1), sourceVersion: daysAfterOrder(1) }),
      aRefundFact(aRefund({ refundId: 'too-much', unallocatedMinorUnits: 99_900n })),
    );
    world.clock.at = daysAfterOrder(3.5);
    await world.order('1001', { tokens: [aToken('mia', 2), aToken('zoe', 3)] });

    const { status, body } = await world.get('/v1/conversions/shop~1001');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      conversionId: 'shop~1001',
      status: 'held',
      revenue: usd('100.00'),
      owed: [
        { creatorId: 'mia', amount: usd('5.00') },
        { creatorId: 'zoe', amount: usd('5.00') },
      ],
      holds: [{ holdId: 'hold-1', reason: 'manual', note: 'Looks odd.', ageDays: 2 }],
      rejectedRefunds: [{ refundId: 'too-much', reason: 'exceeds-remaining' }],
      conflicts: [],
    });
    expect((body as { journal: unknown[] }).journal[0]).toMatchObject({
      sequence: 1,
      kind: 'estimate',
      postings: expect.arrayContaining([
        { account: 'commission-expense', owner: 'mia', amount: usd('5.00') },
        { account: 'held', owner: 'mia', amount: usd('-5.00') },
      ]),
    });
  });

  it('shows an order that has not arrived without amounts, and cannot explain it yet', async () => {
    const world = aReadingWorld();
    await world.receive(aRefundFact());
    await world.assess();

    const { status, body } = await world.get('/v1/conversions/shop~1001');

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'parked', owed: [] });
    expect(body).not.toHaveProperty('revenue');
    expect((await world.get('/v1/conversions/shop~1001/explanation')).status).toBe(409);
  });

  it('answers the same 404 to what is unknown, what is another merchant’s, and what is no id', async () => {
    const world = aReadingWorld();
    await world.order('1001');

    const answers = await Promise.all([
      world.get('/v1/conversions/shop~1001', '', strangerKey),
      world.get('/v1/conversions/shop~1001/explanation', '', strangerKey),
      world.get('/v1/conversions', march, strangerKey),
      world.get('/v1/conversions/shop~9'),
      world.get('/v1/conversions/shop~9/explanation'),
      world.get('/v1/conversions/nonsense'),
      world.get('/v1/conversions', march.replace('spring', 'autumn')),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe('GET /v1/conversions/{conversionId}/explanation', () => {
  const old = { ...aToken('mia', 34), touchId: 'old-click' };

  it('explains an open order as it would be decided now, in figures and in sentences', async () => {
    const world = aReadingWorld();
    await world.order('1001', { tokens: [old, aToken('zoe', 3)], codes: [zoeCode] });

    const { status, body } = await world.get('/v1/conversions/shop~1001/explanation');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      model: 'linear',
      settlement: { status: 'pending', closesAt: '2026-04-16T10:00:00.000Z' },
      total: usd('10.00'),
      touches: [
        { touchId: 'old-click', creatorName: 'Mia Mountain', verdict: 'outside-window' },
        { creatorId: 'zoe', verdict: 'superseded-by-code' },
        { creatorId: 'zoe', kind: 'code', verdict: 'eligible', credit: { fraction: '1' } },
      ],
      owed: [{ creatorId: 'zoe', creatorName: 'Zoë Zenith', amount: usd('10.00') }],
    });
    expect((body as { sentences: string[] }).sentences).toContain(
      'Not Mia Mountain, because the click was 34 days old and the window is 30 days.',
    );
  });

  it('explains a closed order as it was decided, whatever has become known since', async () => {
    const world = aReadingWorld();
    await world.order('1001', { visitorId: 'visitor-1', tokens: [aToken('zoe', 3)] });
    world.clock.at = daysAfterOrder(45);
    await world.closeAndPost();
    await world.directory.saveCreator(
      { ...(await creatorOf(world, 'zoe')), identityHashes: ['k1:buyer'] },
      world.clock.at,
    );

    const { body } = await world.get('/v1/conversions/shop~1001/explanation');

    expect(body).toMatchObject({
      settlement: { status: 'closed', revision: 1, closedAt: '2026-04-16T10:00:00.000Z' },
      owed: [{ creatorId: 'zoe', amount: usd('10.00') }],
    });
  });

  it('explains a restated order by its newest revision', async () => {
    const world = aReadingWorld();
    await world.order('1001', { tokens: [aToken('zoe', 3)], lines: [anOrderLine()] });
    world.clock.at = daysAfterOrder(45);
    await world.closeAndPost();
    await world.receive(aRefundFact(aRefund({ processedAt: daysAfterOrder(46) })));
    await world.assess();

    const { body } = await world.get('/v1/conversions/shop~1001/explanation');

    expect(body).toMatchObject({
      settlement: { revision: 2 },
      lines: [{ refunded: usd('25.00'), base: usd('75.00') }],
      owed: [{ creatorId: 'zoe', amount: usd('7.50') }],
    });
  });

  it('counts evidence only until the closing time of an open order', async () => {
    const world = aReadingWorld();
    await world.order('1001', { visitorId: 'visitor-1' });
    world.clock.at = daysAfterOrder(50);
    const late = aTouch({ at: daysBeforeOrder(1), recordedAt: daysAfterOrder(49) });
    await world.touches.addTouch('acme', late);

    const { body } = await world.get('/v1/conversions/shop~1001/explanation');

    expect(body).toMatchObject({ touches: [], owed: [] });
  });
});

async function creatorOf(world: ReturnType<typeof aReadingWorld>, creatorId: string) {
  const creator = await world.directory.findCreator('acme', creatorId);
  if (creator === undefined) throw new Error(`${creatorId} is unknown.`);
  return creator;
}

describe('GET /v1/conversions/{conversionId}/explanation?creatorId', () => {
  async function ask(world: ReadingWorld, creatorId: string) {
    const path = '/v1/conversions/shop~1001/explanation';
    const { status, text, body } = await world.get(path, `creatorId=${creatorId}`);
    return { status, text, answer: (body as { answer?: WhyNotAnswer }).answer };
  }

  it('answers why a creator with touches did or did not earn, with nothing of the others', async () => {
    const world = aReadingWorld();
    await world.order('1001', { tokens: [aToken('mia', 34), aToken('zoe', 3)] });

    const mia = await ask(world, 'mia');
    const zoe = await ask(world, 'zoe');

    expect(mia.answer).toEqual({
      creatorId: 'mia',
      outcome: 'not-earned',
      reasons: ['Not you, because your click was 34 days old and the window is 30 days.'],
    });
    expect(mia.text).not.toMatch(/zoe/i);
    expect(zoe.answer?.outcome).toBe('earned');
  });

  it('answers why an order earns nothing for which the creator has the credit', async () => {
    const rules = [{ ruleId: 'no-tents', rewards: [] }];
    const world = aReadingWorld({
      planVersions: [{ merchantId: 'acme', version: aPlanVersion({ rules }) }],
    });
    await world.order('1001', { tokens: [aToken('zoe', 3)] });

    const excluded = await ask(world, 'zoe');
    const cancelled = aReadingWorld();
    await cancelled.order('1001', { tokens: [aToken('zoe', 3)], cancelledAt: daysAfterOrder(1) });

    expect(excluded.answer).toMatchObject({ outcome: 'not-earned' });
    expect(excluded.answer?.reasons[1]).toBe(
      'Canvas tent: nothing for you, because the rule that applies pays nothing (rule no-tents, plan standard, version v1).',
    );
    expect((await ask(cancelled, 'zoe')).answer?.reasons[1]).toBe(
      'Nothing is earned, because the order was cancelled.',
    );
  });

  it('says what was looked for where nothing connects the creator with the order', async () => {
    const world = aReadingWorld();
    await world.order('1001', {
      tokens: [{ refusal: 'bad-signature' }],
      codes: [zoeCode],
      buyerIdentityHashes: [],
    });

    const { answer } = await ask(world, 'mia');

    expect(answer).toEqual({
      creatorId: 'mia',
      outcome: 'no-touch',
      reasons: [
        "No click of yours is known from the buyer's browsers in the 120 days before the order.",
        'None of the codes used on the order is yours.',
        'The order names neither its buyer nor a browser, so only a click token or a code could have led to you.',
        'The order carried a click token that could not be read, so it is not known whose it was.',
      ],
    });
  });

  it('knows no creator of somebody else', async () => {
    const world = aReadingWorld();
    await world.order('1001', { tokens: [aToken('mia', 3)] });

    expect((await ask(world, 'stranger')).status).toBe(404);
  });

  it('says of what is earned without credit how it was earned', async () => {
    const amount = { minorUnits: 200n, currency: 'USD' };
    const version = aPlanVersion({ assistBonus: { ruleId: 'helper', amount, to: 'any' } });
    const world = aReadingWorld({
      planVersions: [{ merchantId: 'acme', version }],
      programs: [aProgram()],
    });
    await world.order('1001', { tokens: [aToken('mia', 5), aToken('zoe', 3)] });

    const { answer } = await ask(world, 'mia');

    expect(answer).toEqual({
      creatorId: 'mia',
      outcome: 'earned',
      reasons: [
        'Not you, because your click counted, but the model gave the credit to another touch.',
        'A fixed bonus of 2.00 USD for having helped (rule helper, plan standard, version v1).',
      ],
    });
  });
});
