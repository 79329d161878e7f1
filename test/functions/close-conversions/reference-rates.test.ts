import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { verifyLedger } from '../../../core/ledger/verify-ledger.ts';
import type { RateDay } from '../../../core/money/rate-store.ts';
import { makeAssessOrder } from '../../../functions/assess-orders/assess-order.ts';
import { aReadingWorld, aToken } from '../../support/a-reading-world.ts';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { aTellingWorld } from '../../support/a-telling-world.ts';
import { aRateDay } from '../../support/factories/a-rate-day.ts';
import {
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aPlanVersion,
  aRefund,
  aRefundFact,
  daysAfterOrder,
  flatPerOrder,
  percent,
} from '../../support/factories/index.ts';
import { inMemoryRateStore } from '../../support/in-memory-rate-store.ts';

/** 10 % and 8.00 EUR an order, whatever its currency. */
const version = aPlanVersion({
  otherCurrencies: 'exchange',
  rules: [{ ruleId: 'all', rewards: [percent(10n), flatPerOrder(800n, 'prorated', 'EUR')] }],
});
const programs = { planVersions: [{ merchantId: 'acme', version }] };
const order = anOrderSnapshot({ tokens: [aToken('mia', 2)] });
const owed = (minorUnits: bigint) => [{ creatorId: 'mia', minorUnits }];
const missing = { source: 'ecb', from: 'EUR', to: 'USD', before: '2026-03-02' };

type System = ReturnType<typeof aSettlingSystem>;

/** One euro is 1.25 dollars, or what else the day says, and that was the last word of the week. */
async function publish({ rates }: Pick<System, 'rates'>, changes: Partial<RateDay> = {}) {
  await rates.addDay('acme', aRateDay(changes));
  await rates.complete('acme', 'ecb', '2026-03-01');
}

async function anEstimate(): Promise<System> {
  const system = aSettlingSystem(programs);
  await system.receive(anOrderFact(order));
  await system.assess();
  return system;
}

/** Walks over what is due and closes what can be closed. */
async function walk(system: System) {
  await system.planClosings();
  const keys = system.asked.splice(0);
  for (const key of keys) await system.close(key);
  return keys.length;
}

describe('an order that needs a reference rate', () => {
  it('is estimated without the amount while the rate is missing, and is not closed', async () => {
    const system = await anEstimate();
    system.clock.at = daysAfterOrder(45);

    expect(await system.close(anOrderKey)).toBe('not-due');

    expect(await system.stateOf()).toMatchObject({
      status: 'pending',
      owed: owed(1_000n),
      missingRates: [missing],
    });
  });

  it('waits for a weekend’s silence to be known, though Friday’s rate is there', async () => {
    const system = aSettlingSystem(programs);
    await system.rates.addDay('acme', aRateDay());
    await system.receive(anOrderFact(order));
    await system.assess();

    expect((await system.stateOf())?.missingRates).toEqual([missing]);
    await system.rates.complete('acme', 'ecb', '2026-03-01');
    await system.assess();
    expect(await system.stateOf()).toMatchObject({ owed: owed(2_000n) });
    expect(await system.stateOf()).not.toHaveProperty('missingRates');
  });

  it('is estimated anew by the next walk once the rate is there, long before it closes', async () => {
    const system = await anEstimate();
    system.clock.at = daysAfterOrder(1);
    expect(await walk(system)).toBe(1);
    await publish(system);

    expect(await walk(system)).toBe(1);

    expect(await system.stateOf()).toMatchObject({ status: 'pending', owed: owed(2_000n) });
    expect(await walk(system)).toBe(0);
  });

  it('closes when the rate comes after it was due, and nothing is lost', async () => {
    const system = await anEstimate();
    for (let day = 1; day <= 60; day += 1) {
      system.clock.at = daysAfterOrder(day);
      expect(await walk(system)).toBe(1);
    }
    await publish(system);

    expect(await walk(system)).toBe(1);

    expect(await system.stateOf()).toMatchObject({ status: 'closed', owed: owed(2_000n) });
    const { conversions, ledger, sha256 } = system;
    expect(verifyLedger({ conversions: conversions.export(), ...ledger.export() }, sha256)).toEqual(
      [],
    );
  });

  it('does not keep the walk at the day on which it began to wait', async () => {
    const system = await anEstimate();
    const written = async () => (await system.stateOf())?.version ?? 0;
    system.clock.at = daysAfterOrder(1);
    await walk(system);
    const before = await written();
    await walk(system);
    expect(await written()).toBe(before);

    system.clock.at = daysAfterOrder(2);
    await walk(system);

    expect(await written()).toBe(before + 1);
    expect((await system.stateOf())?.updatedAt).toBe(daysAfterOrder(2));
  });

  it('freezes the rate with the terms', async () => {
    const system = aSettlingSystem(programs);
    await publish(system);
    await system.receive(anOrderFact(order));
    await system.assess();
    system.clock.at = daysAfterOrder(45);
    await system.close(anOrderKey);

    const { frozen } = await system.conversions.load(anOrderKey);

    expect(frozen[0]?.assessment).toMatchObject({
      terms: {
        rateSource: 'ecb',
        rates: [{ source: 'ecb', from: 'EUR', to: 'USD', publishedOn: '2026-02-27' }],
      },
    });
  });

  it('reads no rate for a plan that names no other currency', async () => {
    const system = aSettlingSystem();
    const rates = {
      listDays: () => Promise.reject(new Error('Nobody needs a rate.')),
    };
    await system.receive(anOrderFact(order));

    await makeAssessOrder({ ...system, rates })(anOrderKey);

    expect(await system.stateOf()).toMatchObject({ owed: owed(1_000n) });
  });
});

describe('a restatement', () => {
  const rate = fc.integer({ min: 1, max: 99_999 }).map((parts) => (parts / 10_000).toFixed(4));

  it('gives the same cents whatever the stored rate is by then', async () => {
    await fc.assert(
      fc.asyncProperty(
        rate,
        rate,
        fc.bigInt({ min: 1n, max: 10_000n }),
        async (first, second, refunded) => {
          const system = aSettlingSystem(programs);
          await publish(system, { quotes: { USD: first } });
          await system.receive(anOrderFact(order));
          await system.assess();
          system.clock.at = daysAfterOrder(45);
          await system.close(anOrderKey);
          const line = { lineId: 'line-1', quantity: 0, minorUnits: refunded };
          await system.receive(aRefundFact(aRefund({ lines: [line] })));

          const restate = async (quote: string) => {
            const rates = inMemoryRateStore();
            await publish({ rates }, { quotes: { USD: quote } });
            // Nothing is saved, so that both answer to the same revision.
            const saved: unknown[] = [];
            const conversions = {
              ...system.conversions,
              save: async ({ state }: Parameters<typeof system.conversions.save>[0]) => {
                saved.push(state.owed);
                return 'saved' as const;
              },
            };
            await makeAssessOrder({ ...system, rates, conversions })(anOrderKey);
            return saved;
          };

          expect(await restate(second)).toEqual(await restate(first));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('looks up a rate that only an edit asks for, and waits for it rather than take money back', async () => {
    const tents = { product: ['tent'] };
    const asking = aPlanVersion({
      otherCurrencies: 'exchange',
      rules: [
        { ruleId: 'tents', when: tents, rewards: [flatPerOrder(800n, 'prorated', 'EUR')] },
        { ruleId: 'rest', rewards: [percent(10n)] },
      ],
    });
    const system = aSettlingSystem({ planVersions: [{ merchantId: 'acme', version: asking }] });
    await system.receive(anOrderFact(order));
    await system.assess();
    system.clock.at = daysAfterOrder(45);
    expect(await system.close(anOrderKey)).toBe('closed');
    const edited = [...order.lines, anOrderLine({ lineId: 'line-2', productId: 'tent' })];
    const edit = { sourceVersion: daysAfterOrder(46), factId: 'shopify/order/1001@edit' };
    await system.receive(anOrderFact({ ...order, lines: edited }, { ...edit, digest: 'edit' }));

    await expect(system.assess()).rejects.toThrow('waits for the rate EUR to USD');
    expect(await system.stateOf()).toMatchObject({ revision: 1, owed: owed(1_000n) });
    await publish(system);
    expect(await system.assess()).toBe('restated');
    expect(await system.stateOf()).toMatchObject({ revision: 2, owed: owed(2_000n) });
  });
});

describe('what is told of an order that waits for a rate', () => {
  it('is which one, in the lists, in the explanation, and to its creator', async () => {
    const world = aReadingWorld(programs);
    await world.order('1001', { tokens: [aToken('mia', 2)] });

    const listed = await world.get('/v1/conversions/shop~1001');
    const explained = await world.get('/v1/conversions/shop~1001/explanation');

    expect(listed.body).toMatchObject({ status: 'pending', missingRates: [missing] });
    expect(explained.body).toMatchObject({
      settlement: { status: 'pending', missingRates: [missing] },
      sentences: expect.arrayContaining([
        'An estimate without what waits for the exchange rate EUR to USD of before 2026-03-02 by ecb; it cannot close before.',
      ]),
    });
  });
});

describe('an activity that needs a reference rate', () => {
  const leads = {
    kind: 'lead',
    quantity: 3,
    activityId: 'l1',
    programId: 'spring',
    creatorId: 'mia',
    currency: 'USD',
    at: '2026-03-02T10:00:00Z',
  };
  const perLead = { kind: 'per-lead', amount: { minorUnits: 333n, currency: 'EUR' } } as const;
  const promising = aPlanVersion({
    otherCurrencies: 'exchange',
    rules: [{ ruleId: 'leads', rewards: [perLead] }],
  });

  it('waits for it, says so, and is then closed at the rate of its own day', async () => {
    const world = aTellingWorld({ planVersions: [{ merchantId: 'acme', version: promising }] });
    const told = await world.tell('POST /v1/activities', leads);
    const { conversionId } = told.document;
    world.clock.at = daysAfterOrder(7);
    await world.closeAndPost();

    const waiting = await world.get(`/v1/conversions/${conversionId}/explanation`);
    expect(waiting.body).toMatchObject({ settlement: { missingRates: [missing] } });
    expect(waiting.body).not.toHaveProperty('unpaid');
    expect((await world.stateNamed(conversionId))?.status).toBe('pending');
    await publish(world);
    await world.closeAndPost();

    // 9.99 EUR at 1.25 are 12.4875, rounded once.
    expect(await world.stateNamed(conversionId)).toMatchObject({
      status: 'closed',
      owed: owed(1_249n),
    });
    expect(world.violations()).toEqual([]);
  });
});
