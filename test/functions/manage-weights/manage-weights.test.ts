import { describe, expect, it } from '@jest/globals';
import type { Assessment } from '../../../core/assessment/assessment.ts';
import { requireOrderAssessment } from '../../../core/assessment/conversion-assessment.ts';
import type { Attribution } from '../../../core/attribution/attribution.ts';
import type { WeightSet } from '../../../core/attribution/weights/weight-set.ts';
import type { IdempotencyStore } from '../../../core/requests/idempotency-store.ts';
import { answerLifeMs, requestLeaseMs } from '../../../core/requests/idempotency-store.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import { makeEndpoint } from '../../../functions/manage-weights/endpoint.ts';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { callerOf } from '../../support/call-endpoint.ts';
import { anOrderFact } from '../../support/factories/a-fact.ts';
import {
  aLink,
  anEnrolment,
  anOrderSnapshot,
  aPolicy,
  aProgram,
  aWeightSet,
  daysAfterOrder,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from '../../support/in-memory-idempotency-store.ts';

type Judged = Attribution['judged'][number];

const token = (creatorId: string, days: number, at = orderMoment) => ({
  touchId: `${creatorId}-${days}-${at}`,
  slug: `${creatorId}-tent`,
  programId: 'spring',
  creatorId,
  visitorId: 'visitor-1',
  at: at - days * 86_400_000,
});
const dataDriven = aProgram({
  attribution: aPolicy({ model: { kind: 'data-driven', fallback: { kind: 'linear' } } }),
});

/** `mia` and `zoe` led to the factories' order, which closes 45 days later. */
async function openSystem(requests: IdempotencyStore = inMemoryIdempotencyStore()) {
  const system = aSettlingSystem({
    programs: [dataDriven],
    enrolments: [anEnrolment(), anEnrolment({ creatorId: 'zoe' })],
    links: [aLink(), aLink({ slug: 'zoe-tent', creatorId: 'zoe' })],
  });
  await system.receive(
    anOrderFact(anOrderSnapshot({ tokens: [token('mia', 5), token('zoe', 2)] })),
  );
  await system.assess();
  const faults: unknown[] = [];
  const call = callerOf(
    makeEndpoint(
      { ...system, registry: system.directory, audit: inMemoryAuditLog(), requests },
      (error) => faults.push(error),
    ),
  );
  const train = (body: unknown, key = 'k1', programId = 'spring') =>
    call(`POST /v1/programs/${programId}/weight-sets`, {
      body,
      headers: { 'idempotency-key': key },
    });
  return { ...system, call, train, faults };
}

const body = {
  trainedBy: { model: 'shapley' },
  from: formatDay(orderMoment),
  to: formatDay(orderMoment),
};
const learnt = {
  trainedBy: { model: 'markov', order: 2, useNulls: false },
  from: '2026-01-01T00:00:00Z',
  until: '2026-02-01T00:00:00Z',
  journeys: 4_000,
  conversions: 200,
  weights: { mia: '0.6', zoe: '0.2', email: '0' },
};

/** What closes have frozen, as if every journey had passed as many creators. */
function withCreators(
  conversions: Pick<ConversionStore, 'listOfDay' | 'load'>,
  count: number,
): Pick<ConversionStore, 'listOfDay' | 'load'> {
  const seenBy = (judgement: Judged, creatorId: string): Judged => {
    const { candidate } = judgement;
    return { ...judgement, candidate: { ...candidate, touch: { ...candidate.touch, creatorId } } };
  };
  const crowd = ({ attribution, ...assessment }: Assessment): Assessment => ({
    ...assessment,
    attribution: {
      ...attribution,
      judged: attribution.judged
        .slice(0, 1)
        .flatMap((each) => Array.from({ length: count }, (_, place) => seenBy(each, `c${place}`))),
    },
  });
  return {
    listOfDay: (...day) => conversions.listOfDay(...day),
    async load(key) {
      const { frozen, ...rest } = await conversions.load(key);
      const crowded = frozen.map((each) => ({
        ...each,
        assessment: crowd(requireOrderAssessment(each.assessment)),
      }));
      return { ...rest, frozen: crowded };
    },
  };
}

/** As if the function were killed between what it did and storing its first answer. */
function losingFirstAnswer(): IdempotencyStore {
  const store = inMemoryIdempotencyStore();
  let isLost = false;
  return {
    ...store,
    async answer(...answered) {
      if (isLost) return store.answer(...answered);
      isLost = true;
      throw new Error('killed before the answer was stored');
    },
  };
}

/** Of names that are as long as they may be. */
function manyWeights(count: number): Record<string, string> {
  const names = Array.from({ length: count }, (_, place) => `c${place}`.padEnd(64, '-'));
  return Object.fromEntries(names.map((name) => [name, '1']));
}

describe('POST /v1/programs/{programId}/weight-sets', () => {
  it('learns from decided orders, and the next order is divided by it', async () => {
    const system = await openSystem();
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);

    const trained = await system.train(body);

    expect(trained).toMatchObject({
      status: 201,
      document: {
        trainedBy: { model: 'shapley' },
        journeys: 1,
        conversions: 1,
        weights: { mia: '0.500000000000', zoe: '0.500000000000' },
      },
    });
    const placedAt = daysAfterOrder(47);
    const later = { merchantId: 'acme', conversionId: 'shop~2002' };
    system.clock.at = placedAt;
    await system.receive(
      anOrderFact(
        anOrderSnapshot({ orderId: '2002', placedAt, tokens: [token('mia', 1, placedAt)] }),
        { orderId: '2002', factId: 'shopify/order/2002' },
      ),
    );
    await system.assess(later);
    expect((await system.stateOf(later))?.owed).toEqual([{ creatorId: 'mia', minorUnits: 1_000n }]);
  });

  it('publishes one set, however often it is asked with one key', async () => {
    const system = await openSystem();
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);

    const first = await system.train(body);
    const again = await system.train(body);

    expect(again.document).toEqual(first.document);
    const { items } = (await system.call('GET /v1/programs/spring/weight-sets')).document;
    expect(items).toHaveLength(1);
  });

  it('answers with the set that is published, when its first answer was lost in a crash', async () => {
    const system = await openSystem(losingFirstAnswer());
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);
    const lost = await system.train(body);
    system.clock.at += requestLeaseMs + 1;

    const again = await system.train(body);

    expect([lost.status, again.status]).toEqual([500, 201]);
    const { items } = (await system.call('GET /v1/programs/spring/weight-sets')).document;
    expect(items).toHaveLength(1);
    expect(again.document.publishedAt).toBe(items[0].publishedAt);
  });

  it('refuses another request under a key whose answer is forgotten', async () => {
    const store = inMemoryIdempotencyStore();
    const system = await openSystem(store);
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);
    await system.train(body);
    system.clock.at += answerLifeMs + 1;

    const other = await system.train({ ...body, trainedBy: { model: 'markov' } });

    expect(other.status).toBe(409);
    expect(other.document.type).toBe('/problems/weight-set-exists');
  });

  it.each<[string, number, unknown]>([
    ['no order was decided', 422, body],
    ['the model is none', 422, { ...body, trainedBy: { model: 'magic' } }],
    ['the chain is too long', 422, { ...body, trainedBy: { model: 'markov', order: 5 } }],
    ['the days are in the wrong order', 422, { ...body, from: '2026-03-02', to: '2026-03-01' }],
  ])('says so when %s', async (_, status, request) => {
    const { train } = await openSystem();

    expect((await train(request)).status).toBe(status);
  });

  it('refuses a chain that it could not solve in time, and says what would help', async () => {
    const system = await openSystem();
    const creators = Array.from({ length: 51 }, (_, place) => `creator-${place}`);
    for (const creatorId of creators) {
      await system.directory.saveEnrolment(anEnrolment({ creatorId }));
      await system.directory.saveLink(aLink({ slug: `${creatorId}-tent`, creatorId }));
    }
    await system.receive(
      anOrderFact(
        anOrderSnapshot({
          orderId: '2002',
          tokens: creators.slice(0, 50).map((creatorId) => token(creatorId, 3)),
          codes: [],
        }),
        { orderId: '2002', factId: 'shopify/order/2002' },
      ),
    );
    system.clock.at = daysAfterOrder(46);
    for (const conversionId of ['shop~1001', 'shop~2002']) {
      await system.assess({ merchantId: 'acme', conversionId });
      await system.close({ merchantId: 'acme', conversionId });
    }

    const refused = await system.train({ ...body, trainedBy: { model: 'markov', order: 4 } });
    const learnt = await system.train({ ...body, trainedBy: { model: 'markov', order: 3 } }, 'k2');

    expect(refused.status).toBe(422);
    expect(refused.document.issues[0].message).toMatch(/^52 creators and channels .* takes 50\./);
    expect(learnt.status).toBe(201);
  });

  it('refuses to learn more weights than can be stored, and says what would help', async () => {
    const system = await openSystem();
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);
    const ports = {
      ...system,
      registry: system.directory,
      audit: inMemoryAuditLog(),
      requests: inMemoryIdempotencyStore(),
      conversions: withCreators(system.conversions, 5_001),
    };
    const call = callerOf(makeEndpoint(ports, (error) => system.faults.push(error)));

    const refused = await call('POST /v1/programs/spring/weight-sets', {
      body,
      headers: { 'idempotency-key': 'k1' },
    });

    expect(refused.status).toBe(422);
    expect(refused.document.issues).toEqual([
      {
        path: ['to'],
        message: expect.stringMatching(/^5001 creators and channels .* Choose fewer days\.$/),
      },
    ]);
  });

  it('knows no foreign program', async () => {
    const { train } = await openSystem();

    expect((await train(body, 'k1', 'autumn')).status).toBe(404);
  });
});

describe('PUT /v1/programs/{programId}/weight-sets/{weightSetId}', () => {
  const path = 'PUT /v1/programs/spring/weight-sets/january';

  it('publishes weights that were learnt elsewhere, in parts of one', async () => {
    const { call, directory } = await openSystem();

    const { status, document } = await call(path, { body: learnt });

    expect(status).toBe(201);
    expect(document.weights).toEqual({
      email: '0.000000000000',
      mia: '0.750000000000',
      zoe: '0.250000000000',
    });
    const stored = await directory.findWeightSet('acme', 'spring', orderMoment + 1);
    expect(stored?.weights.mia).toBe(750_000_000_000n);
  });

  it('refuses another set of an id that is taken', async () => {
    const { call } = await openSystem();
    await call(path, { body: learnt });

    const other = await call(path, { body: { ...learnt, weights: { mia: '1' } } });

    expect(other.status).toBe(409);
    expect(other.document.type).toBe('/problems/weight-set-exists');
  });

  it('answers the same set again with the one that is published', async () => {
    const system = await openSystem();
    const first = await system.call(path, { body: learnt });
    system.clock.at += 1_000;

    const again = await system.call(path, { body: learnt });

    expect(again.status).toBe(201);
    expect(again.document).toEqual(first.document);
  });

  it('refuses weights that would not fit in what stores them, and says how many bytes they take', async () => {
    const { call, faults } = await openSystem();
    const weights = manyWeights(4_999);

    const refused = await call(path, { body: { ...learnt, weights } });

    expect(refused.status).toBe(422);
    expect(refused.document.issues).toEqual([
      { path: ['weights'], message: expect.stringMatching(/^\d+ bytes .* at most 350000/) },
    ]);
    expect(faults).toEqual([]);
  });

  it('publishes as many weights as fit, and shows them whole', async () => {
    const { call } = await openSystem();
    const weights = manyWeights(3_600);

    expect((await call(path, { body: { ...learnt, weights } })).status).toBe(201);
    const { document } = await call('GET /v1/programs/spring/weight-sets/january');
    expect(Object.keys(document.weights)).toHaveLength(3_600);
  });

  it.each<[string, object]>([
    ['more conversions than journeys', { journeys: 1, conversions: 5 }],
    ['a name that is no creator and no channel', { weights: { 'Paid Search ☂': '1' } }],
    ['too many names', { weights: manyWeights(5_001) }],
    ['negative weights', { weights: { mia: '-1' } }],
    ['weights that are no texts', { weights: { mia: 0.5 } }],
    ['weights that are all zero', { weights: { mia: '0' } }],
    ['a period that ends before it begins', { until: '2025-01-01T00:00:00Z' }],
  ])('refuses %s', async (_, changes) => {
    const { call, faults } = await openSystem();

    expect((await call(path, { body: { ...learnt, ...changes } })).status).toBe(422);
    expect(faults).toEqual([]);
  });
});

describe('GET /v1/programs/{programId}/weight-sets', () => {
  it('lists what the sets are of, without their weights', async () => {
    const { call } = await openSystem();
    await call('PUT /v1/programs/spring/weight-sets/january', { body: learnt });

    const { document } = await call('GET /v1/programs/spring/weight-sets');

    const { weights, ...rest } = learnt;
    const names = Object.keys(weights).length;
    expect(document.items).toEqual([
      {
        ...rest,
        weightSetId: 'january',
        names,
        from: '2026-01-01T00:00:00.000Z',
        until: '2026-02-01T00:00:00.000Z',
        publishedAt: expect.any(String),
      },
    ]);
  });

  it('shows one set whole, and knows no other', async () => {
    const { call } = await openSystem();
    const put = await call('PUT /v1/programs/spring/weight-sets/january', { body: learnt });

    const found = await call('GET /v1/programs/spring/weight-sets/january');

    expect(found.status).toBe(200);
    expect(found.document).toEqual(put.document);
    expect((await call('GET /v1/programs/spring/weight-sets/february')).status).toBe(404);
    expect((await call('GET /v1/programs/autumn/weight-sets/january')).status).toBe(404);
  });
});

describe('a data-driven program', () => {
  it('divides an order by the weights published before it, and by none published after', async () => {
    const published = async (set: WeightSet) => {
      const system = await openSystem();
      await system.directory.addWeightSet('acme', 'spring', set);
      await system.assess();
      return (await system.stateOf())?.owed;
    };

    expect(await published(aWeightSet())).toEqual([
      { creatorId: 'mia', minorUnits: 750n },
      { creatorId: 'zoe', minorUnits: 250n },
    ]);
    expect(await published(aWeightSet({ publishedAt: orderMoment }))).toEqual([
      { creatorId: 'mia', minorUnits: 500n },
      { creatorId: 'zoe', minorUnits: 500n },
    ]);
  });

  it('keeps the weights that its close has frozen, whatever is published later', async () => {
    const system = await openSystem();
    await system.directory.addWeightSet('acme', 'spring', aWeightSet());
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);
    const late = aWeightSet({ weightSetId: 'w-9', publishedAt: daysBeforeOrder(1), weights: {} });
    await system.directory.addWeightSet('acme', 'spring', late);

    await system.assess();

    expect((await system.stateOf())?.owed).toEqual([
      { creatorId: 'mia', minorUnits: 750n },
      { creatorId: 'zoe', minorUnits: 250n },
    ]);
  });
});
