import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { Reward } from '../../../core/plans/reward.ts';
import { keyOf } from '../../support/a-reading-world.ts';
import { ada, aTellingWorld } from '../../support/a-telling-world.ts';
import {
  aHoldFact,
  anEnrolment,
  aPlanVersion,
  aReleaseFact,
  aStanding,
  daysAfterOrder,
  daysBeforeOrder,
  orderMoment,
  percent,
} from '../../support/factories/index.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const fee: Reward = {
  kind: 'milestone',
  milestone: 'kickoff',
  amount: { minorUnits: 50_000n, currency: 'USD' },
};
const perLead: Reward = { kind: 'per-lead', amount: { minorUnits: 500n, currency: 'USD' } };
const perView: Reward = {
  kind: 'per-thousand-views',
  amount: { minorUnits: 300n, currency: 'USD' },
  formatMultipliers: { video: { numerator: 2n, denominator: 1n } },
};
const points: Reward = { kind: 'per-lead', amount: { minorUnits: 10n, unit: 'points' } };

const version = aPlanVersion({
  rules: [
    { ruleId: 'fees', rewards: [fee] },
    { ruleId: 'leads', rewards: [perLead, points] },
    { ruleId: 'reach', rewards: [perView] },
    { ruleId: 'sales', rewards: [percent(10n)] },
  ],
});
const aWorld = () => aTellingWorld({ planVersions: [{ merchantId: 'acme', version }] });

const kickoff = {
  kind: 'milestone',
  milestone: 'kickoff',
  programId: 'spring',
  creatorId: 'mia',
  currency: 'USD',
  at: '2026-03-02T10:00:00Z',
  deal: { dealId: 'd1', netDays: 14 },
};
const leads = {
  kind: 'lead',
  quantity: 3,
  activityId: 'l1',
  programId: 'spring',
  creatorId: 'mia',
  currency: 'USD',
  at: '2026-03-02T10:00:00Z',
};

describe('an activity', () => {
  it('settles as an order does: a milestone is pending, and payable after the NET days of its deal', async () => {
    const world = aWorld();

    const answer = await world.tell('POST /v1/activities', kickoff);
    const pending = await world.stateNamed('deals~d1.kickoff');
    world.clock.at = daysAfterOrder(14) - 1;
    await world.closeAndPost();
    const early = await world.stateNamed('deals~d1.kickoff');
    world.clock.at = daysAfterOrder(14);
    await world.closeAndPost();
    const { body } = await world.get('/v1/accounts/mia');

    expect(answer).toMatchObject({ status: 201, document: { conversionId: 'deals~d1.kickoff' } });
    expect(pending).toMatchObject({
      status: 'pending',
      programId: 'spring',
      connectionId: 'acme.deals',
      closeAt: daysAfterOrder(14),
      owed: [{ creatorId: 'mia', minorUnits: 50_000n }],
    });
    expect(early?.status).toBe('pending');
    expect(body).toMatchObject({
      currencies: [{ currency: 'USD', account: { payable: usd('500.00') } }],
    });
    expect(world.violations()).toEqual([]);
  });

  it.each([
    ['leads close after 7 days', leads, 'activities~l1', 7],
    ['reach closes after 3', { ...leads, kind: 'reach', quantity: 2_000 }, 'activities~l1', 3],
    ['content closes as a fee, after 30', { ...leads, kind: 'content' }, 'activities~l1', 30],
    [
      'a milestone without a deal closes as a fee, after 30',
      { ...kickoff, deal: undefined, activityId: 'm1' },
      'activities~m1',
      30,
    ],
  ])('%s', async (_, body, conversionId, days) => {
    const world = aWorld();
    await world.tell('POST /v1/activities', body);
    expect((await world.stateNamed(conversionId))?.closeAt).toBe(daysAfterOrder(days));
  });

  it('earns cash and what is no cash, by the plan in force at its time', async () => {
    const later = aPlanVersion({
      versionId: 'v2',
      effectiveFrom: daysAfterOrder(1),
      publishedAt: daysBeforeOrder(10),
      rules: [{ ruleId: 'none', rewards: [percent(1n)] }],
    });
    const world = aTellingWorld({
      planVersions: [version, later].map((each) => ({ merchantId: 'acme', version: each })),
    });
    world.clock.at = daysAfterOrder(2);

    await world.tell('POST /v1/activities', leads);

    expect(await world.stateNamed('activities~l1')).toMatchObject({
      owed: [{ creatorId: 'mia', minorUnits: 1_500n }],
      owedInKind: [{ creatorId: 'mia', unit: 'points', minorUnits: 30n }],
    });
  });

  it('is restated when it is corrected after its close, and a debt when it is withdrawn', async () => {
    const world = aWorld();
    await world.tell('POST /v1/activities', leads);
    world.clock.at = daysAfterOrder(7);
    await world.closeAndPost();

    const note = 'One was a robot.';
    const corrections = 'POST /v1/activities/activities~l1/corrections';
    await world.tell(corrections, { quantity: 2, note });
    await world.post();
    const corrected = await world.stateNamed('activities~l1');
    await world.tell('POST /v1/activities/activities~l1/withdrawal', { note: 'All of them.' });
    await world.post();

    expect(corrected).toMatchObject({ revision: 2, owed: [{ minorUnits: 1_000n }] });
    expect(await world.stateNamed('activities~l1')).toMatchObject({
      status: 'closed',
      revision: 3,
      owed: [],
    });
    expect(world.net()).toEqual([]);
    expect(world.violations()).toEqual([]);
  });

  it('keeps its terms and the creator’s standing when it is corrected after its close', async () => {
    const gold = { ruleId: 'gold', when: { tier: ['gold'] }, rewards: [perLead] };
    const tiered = aPlanVersion({ rules: [gold] });
    const enrolments = [
      anEnrolment({ standings: [aStanding({ tier: 'gold' })] }),
      anEnrolment({ creatorId: 'zoe' }),
    ];
    const world = aTellingWorld({
      planVersions: [{ merchantId: 'acme', version: tiered }],
      enrolments,
    });
    await world.tell('POST /v1/activities', leads);
    await world.tell('POST /v1/activities', { ...leads, activityId: 'z1', creatorId: 'zoe' });
    world.clock.at = daysAfterOrder(7);
    await world.closeAndPost();

    await world.tell('POST /v1/activities/activities~l1/corrections', {
      quantity: 4,
      note: 'One more.',
    });

    expect((await world.stateNamed('activities~l1'))?.owed).toEqual([
      { creatorId: 'mia', minorUnits: 2_000n },
    ]);
    expect((await world.stateNamed('activities~z1'))?.owed).toEqual([]);
  });

  it('is held and let go like an order', async () => {
    const world = aWorld();
    await world.tell('POST /v1/activities', kickoff);
    const place = { connectionId: 'acme.deals', orderId: 'd1.kickoff' };
    const key = { merchantId: 'acme', conversionId: 'deals~d1.kickoff' };
    await world.receive(aHoldFact('h1', place));
    await world.assess(key);
    world.clock.at = daysAfterOrder(20);
    await world.closeAndPost();
    const held = await world.stateNamed(key.conversionId);
    await world.receive(aReleaseFact('h1', place));
    await world.assess(key);
    await world.closeAndPost();

    expect(held?.status).toBe('held');
    expect((await world.stateNamed(key.conversionId))?.status).toBe('closed');
    expect(world.net()).toEqual([{ creatorId: 'mia', unit: 'USD', net: 50_000n }]);
    expect(world.violations()).toEqual([]);
  });

  it('that no rule rewards is kept, owes nothing, and says why', async () => {
    const world = aWorld();
    await world.tell('POST /v1/activities', { ...kickoff, milestone: 'encore' });

    const { body } = await world.get('/v1/conversions/deals~d1.encore/explanation');

    expect(body).toMatchObject({ total: usd('0.00'), unpaid: 'no-rule', groups: [] });
    expect((body as { sentences: string[] }).sentences).toEqual([
      'The milestone encore of the deal d1, Mia Mountain, 2026-03-02: 0.00 USD of commission.',
      'An estimate; becomes payable on 2026-03-16 if nothing changes.',
      'Nothing is earned, because no rule of plan standard, version v1, rewards this in USD under its conditions.',
    ]);
  });

  it('explains itself to the manager and to its creator, and is nobody else’s', async () => {
    const world = aWorld();
    await world.tell('POST /v1/activities', leads);
    const path = '/v1/me/conversions/activities~l1/explanation';

    const whole = await world.get('/v1/conversions/activities~l1/explanation');
    const own = await world.get(path, '', keyOf('mia'));
    const zoes = await world.get(path, '', keyOf('zoe'));
    const unknown = await world.get(path.replace('l1', 'l2'), '', keyOf('zoe'));

    expect((whole.body as { sentences: string[] }).sentences).toEqual([
      '3 leads, Mia Mountain, 2026-03-02: 15.00 USD of commission.',
      'An estimate; becomes payable on 2026-03-09 if nothing changes.',
      'Mia Mountain: 5.00 USD for each of 3 leads = 15.00, rounded half-even: 15.00 USD (rule leads, plan standard, version v1).',
      'Mia Mountain: 10 points for each of 3 leads = 30, rounded half-even: 30 points (rule leads, plan standard, version v1).',
      'Mia Mountain earns 15.00 USD.',
      'Mia Mountain earns 30 points.',
    ]);
    expect(own).toMatchObject({
      status: 200,
      body: { amount: usd('15.00'), shares: [{ amount: usd('15.00') }, {}] },
    });
    expect(own.text).not.toContain('ada');
    expect(zoes.status).toBe(404);
    expect(zoes.body).toEqual(unknown.body);
  });

  it('tells the creator who brought its creator in of the own share, and not what it was', async () => {
    const referring = aPlanVersion({
      rules: [{ ruleId: 'fees', rewards: [fee] }],
      referralShare: { ruleId: 'brought-in', rate: { numerator: 1n, denominator: 10n } },
    });
    const world = aTellingWorld({
      planVersions: [{ merchantId: 'acme', version: referring }],
      enrolments: [
        anEnrolment({ standings: [aStanding({ referredBy: 'zoe' })] }),
        anEnrolment({ creatorId: 'zoe' }),
      ],
    });
    await world.tell('POST /v1/activities', kickoff);

    const state = await world.stateNamed('deals~d1.kickoff');
    const path = '/v1/me/conversions/deals~d1.kickoff/explanation';
    const zoes = await world.get(path, '', keyOf('zoe'));

    expect(state?.owed.map(({ creatorId }) => creatorId)).toEqual(['mia', 'zoe']);
    expect(zoes.status).toBe(200);
    expect(zoes.text).not.toMatch(/milestone|500\.00|mia/i);
  });

  it('counts as no order, and its commission as a cost of the program', async () => {
    const world = aWorld();
    await world.order('1001', {
      codes: [{ code: 'MIA10', discountMinorUnits: 0n, applied: true }],
    });
    const query = 'programId=spring&from=2026-03-01&to=2026-03-05';
    const before = await world.get('/v1/reports/program', query);
    await world.tell('POST /v1/activities', leads);

    const after = await world.get('/v1/reports/program', query);
    const creators = await world.get('/v1/reports/creators', query);
    const list = await world.get('/v1/conversions', query);

    expect(before.body).toMatchObject({
      currencies: [{ orders: 1, commission: usd('10.00'), averageOrderValue: usd('100.00') }],
    });
    expect(after.body).toMatchObject({
      currencies: [{ orders: 1, commission: usd('25.00'), averageOrderValue: usd('100.00') }],
    });
    expect(creators.body).toMatchObject({
      items: [{ creatorId: 'mia', currencies: [{ orders: 1, earned: usd('25.00') }] }],
    });
    expect(list.body).toMatchObject({
      items: [{ conversionId: 'activities~l1', kind: 'activity' }, { conversionId: 'shop~1001' }],
    });
  });

  it('is reported once, whatever the key, and never as something else', async () => {
    const world = aWorld();
    await world.tell('POST /v1/activities', kickoff);
    const again = await world.tell('POST /v1/activities', kickoff, {
      as: { ...ada, keyId: 'back-end' } as typeof ada,
    });
    const other = await world.tell('POST /v1/activities', { ...kickoff, creatorId: 'zoe' });

    expect(again.status).toBe(201);
    expect(other).toMatchObject({ status: 409, document: { type: '/problems/activity-known' } });
    expect((await world.stateNamed('deals~d1.kickoff'))?.owed).toEqual([
      { creatorId: 'mia', minorUnits: 50_000n },
    ]);
  });

  it.each([
    ['a milestone that is to come', { ...kickoff, at: '2026-03-02T10:00:01Z' }],
    ['a creator who was not enrolled yet', { ...kickoff, at: '2020-01-01T00:00:00Z' }],
    ['a creator who is not enrolled', { ...kickoff, creatorId: 'tom' }],
    ['a program that does not exist', { ...kickoff, programId: 'summer' }],
    ['a currency that does not exist', { ...kickoff, currency: 'USX' }],
    ['a milestone without a name', { ...kickoff, milestone: undefined }],
    ['a deal’s milestone with an id', { ...kickoff, activityId: 'a1' }],
    ['no leads', { ...leads, quantity: 0 }],
    ['leads of a deal', { ...leads, deal: { dealId: 'd1', netDays: 1 } }],
    ['another author', { ...leads, author: 'somebody' }],
  ])('takes no report of %s', async (_, body) => {
    const world = aWorld();
    expect((await world.tell('POST /v1/activities', body)).status).toBe(422);
    expect(world.conversions.export()).toEqual([]);
  });

  it('answers a foreign one as an unknown one, and counts no milestone twice', async () => {
    const world = aWorld();
    await world.tell('POST /v1/activities', kickoff);
    const as = { ...ada, merchantId: 'umbrella' } as typeof ada;
    const note = 'Why not.';
    const path = 'POST /v1/activities/deals~d1.kickoff';

    const foreign = await world.tell(`${path}/withdrawal`, { note }, { as });
    const unknown = await world.tell(`${path}-2/withdrawal`, { note });
    const twice = await world.tell(`${path}/corrections`, { quantity: 2, note });

    expect(foreign.status).toBe(404);
    expect(foreign.document).toEqual(unknown.document);
    expect(twice.status).toBe(422);
  });

  it('comes to the same in any order and repetition of what is said of it, closed before or after', async () => {
    const report = (quantity: bigint, minute: number, withdrawn: boolean): Fact => ({
      merchantId: 'acme',
      connectionId: 'acme.activities',
      orderId: 'l1',
      factId: `report-${minute}`,
      digest: `digest-${minute}`,
      sourceVersion: orderMoment + minute * 60_000,
      recordedAt: orderMoment,
      content: {
        kind: 'activity',
        programId: 'spring',
        activity: { kind: 'lead', creatorId: 'mia', quantity, currency: 'USD', at: orderMoment },
        ...(withdrawn ? { withdrawn } : {}),
        author: 'key:ada',
      },
    });
    const says = fc.array(fc.record({ quantity: fc.bigInt(1n, 9n), withdrawn: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    });
    const facts = says.map((all) =>
      all.map(({ quantity, withdrawn }, minute) => report(quantity, minute, withdrawn)),
    );
    const runs = facts.chain((all) =>
      fc.record({
        all: fc.constant(all),
        delivered: fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
        closeAfter: fc.nat(all.length * 2),
      }),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ({ all, delivered, closeAfter }) => {
        const world = aWorld();
        const key = { merchantId: 'acme', conversionId: 'activities~l1' };
        for (const [place, fact] of delivered.entries()) {
          if (place === closeAfter) world.clock.at = daysAfterOrder(8);
          if (place === closeAfter) await world.closeAndPost();
          await world.receive(fact);
          await world.assess(key);
        }
        world.clock.at = daysAfterOrder(8);
        await world.closeAndPost();
        const last = all.at(-1)?.content;
        const owed =
          last?.kind === 'activity' && last.withdrawn !== true ? last.activity.quantity : 0n;
        expect(world.net()).toEqual(
          owed === 0n
            ? []
            : [
                { creatorId: 'mia', unit: 'USD', net: owed * 500n },
                { creatorId: 'mia', unit: 'points', net: owed * 10n },
              ],
        );
        expect(world.violations()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
