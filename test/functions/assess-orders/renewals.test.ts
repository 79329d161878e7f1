import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderExplanation } from '../../../core/assessment/explanation/render-explanation.ts';
import type { Fact, OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { verifyLedger } from '../../../core/ledger/verify-ledger.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import { makeAssessOrder } from '../../../functions/assess-orders/assess-order.ts';
import { makeCloseConversion } from '../../../functions/close-conversions/close-due-conversion.ts';
import { makeEndpoint } from '../../../functions/manage-holds/endpoint.ts';
import { explainStoredConversion } from '../../../functions/shared/reading/explain-stored-conversion.ts';
import { aSettlingSystem } from '../../support/a-settling-system.ts';
import { callerOf } from '../../support/call-endpoint.ts';
import { anOrderFact, aRefundFact } from '../../support/factories/a-fact.ts';
import { aPlanVersion, percent } from '../../support/factories/a-plan-version.ts';
import { aCode, aLink, anEnrolment } from '../../support/factories/a-program.ts';
import { anOrderLine } from '../../support/factories/an-order-line.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder, orderMoment } from '../../support/factories/moments.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from '../../support/in-memory-idempotency-store.ts';

const keyOf = (orderId: string) => ({ merchantId: 'acme', conversionId: `shop~${orderId}` });

const clickOf = (creatorId: string) => ({
  touchId: `touch-${creatorId}`,
  slug: `${creatorId}-tent`,
  programId: 'spring',
  creatorId,
  visitorId: 'visitor-1',
  at: daysBeforeOrder(1),
});

/** Payment `number` of a monthly subscription; the first came through `mia`, a later one through `zoe`. */
function aPayment(number: number, changes: Partial<OrderSnapshot> = {}): Fact {
  const orderId = `100${number}`;
  const placedAt = daysAfterOrder(30 * (number - 1));
  const creatorId = number === 1 ? 'mia' : 'zoe';
  const order = anOrderSnapshot({
    orderId,
    orderName: `#${orderId}`,
    placedAt,
    paidAt: placedAt,
    tokens: [{ ...clickOf(creatorId), at: placedAt - 3_600_000 }],
    subscription: { subscriptionId: 'test/sub-1', paymentNumber: number },
    ...changes,
  });
  return anOrderFact(order, {
    orderId,
    factId: `shopify/order/${orderId}@${placedAt}`,
    sourceVersion: placedAt,
  });
}

function aSystem(version: Partial<PlanVersion> = {}) {
  const system = aSettlingSystem({
    planVersions: [{ merchantId: 'acme', version: aPlanVersion(version) }],
    enrolments: [anEnrolment(), anEnrolment({ creatorId: 'zoe' })],
    links: [aLink(), aLink({ slug: 'zoe-tent', creatorId: 'zoe' })],
  });
  system.clock.at = daysAfterOrder(31);
  return system;
}
type System = ReturnType<typeof aSystem>;

/** Assesses, and after it whatever was asked for: assessed again, or closed if it is due. */
async function assessAll(system: System, orderId: string): Promise<void> {
  await system.assess(keyOf(orderId));
  for (let key = system.asked.shift(); key !== undefined; key = system.asked.shift()) {
    await system.assess(key);
  }
}

async function deliver(system: System, ...facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    await system.receive(fact);
    await assessAll(system, fact.orderId);
  }
}

async function close(system: System, orderId: string): Promise<void> {
  await system.close(keyOf(orderId));
  for (let key = system.asked.shift(); key !== undefined; key = system.asked.shift()) {
    await system.close(key);
  }
}

const owedOf = async (system: System, orderId: string) =>
  (await system.stateOf(keyOf(orderId)))?.owed;
const miaEarns = (minorUnits: bigint) => [{ creatorId: 'mia', minorUnits }];

describe('a renewal', () => {
  it('takes the credit of the first payment, and later touches do not capture it', async () => {
    for (const facts of [
      [aPayment(1), aPayment(2)],
      [aPayment(2), aPayment(1)],
    ]) {
      const system = aSystem();
      await deliver(system, ...facts);

      expect(await owedOf(system, '1002')).toEqual(miaEarns(1_000n));
    }
  });

  it('follows the first payment, although whoever changed that died before it could tell', async () => {
    const system = aSystem();
    await deliver(system, aPayment(1), aPayment(2));
    const changed = aPayment(1, { tokens: [{ ...clickOf('zoe'), at: daysBeforeOrder(1) }] });
    await system.receive({
      ...changed,
      factId: 'shopify/order/1001@2',
      sourceVersion: orderMoment + 1,
    });
    const dying = makeAssessOrder({
      ...system,
      enqueue: async () => {
        throw new Error('Dies.');
      },
    });
    await expect(dying(keyOf('1001'))).rejects.toThrow('Dies.');

    // Its message comes back as a new one, as those do that a person has moved out of a dead-letter queue.
    await assessAll(system, '1001');

    expect(await owedOf(system, '1001')).toEqual([{ creatorId: 'zoe', minorUnits: 1_000n }]);
    expect(await owedOf(system, '1002')).toEqual([{ creatorId: 'zoe', minorUnits: 1_000n }]);
    await system.assess(keyOf('1001'));
    expect(system.asked).toEqual([]);
  });

  it('is attributed by itself without a subscription, as a one-off add-on is', async () => {
    const system = aSystem();
    const { subscription: _, ...addOn } = anOrderSnapshot({
      orderId: '1002',
      tokens: [clickOf('zoe')],
    });
    const fact = { ...aPayment(2), content: { kind: 'order', topic: 't', order: addOn } } as const;
    await deliver(system, aPayment(1), fact);

    expect(await owedOf(system, '1002')).toEqual([{ creatorId: 'zoe', minorUnits: 1_000n }]);
  });

  it('takes the plan version of the first payment, and is itself in everything else', async () => {
    const system = aSystem({
      rules: [
        { ruleId: 'later', when: { paymentNumber: { from: 2 } }, rewards: [percent(3n)] },
        { ruleId: 'new', when: { customer: 'new' }, rewards: [percent(10n)] },
      ],
    });
    const dearer = aPlanVersion({
      versionId: 'v2',
      publishedAt: daysAfterOrder(10),
      effectiveFrom: daysAfterOrder(10),
      rules: [{ ruleId: 'all', rewards: [percent(50n)] }],
    });
    await system.directory.addPlanVersion('acme', dearer);
    const upgraded = { lines: [anOrderLine({ grossMinorUnits: 20_000n })] };
    await deliver(system, aPayment(1), aPayment(2, upgraded));

    expect(await owedOf(system, '1001')).toEqual(miaEarns(1_000n));
    expect(await owedOf(system, '1002')).toEqual(miaEarns(600n));
    expect((await system.stateOf(keyOf('1002')))?.summary.newCustomer).toBe(false);
  });

  it('is held while its first payment is open, and closes with it once it is due', async () => {
    const system = aSystem();
    await deliver(system, aPayment(1), aPayment(2));
    expect(await system.stateOf(keyOf('1002'))).toMatchObject({
      status: 'held',
      holds: [{ holdId: 'shop~1002~awaits-first-payment', reason: 'awaits-first-payment' }],
    });
    system.clock.at = daysAfterOrder(76);
    expect(await system.close(keyOf('1002'))).toBe('not-due');

    await close(system, '1001');

    expect((await system.stateOf(keyOf('1002')))?.status).toBe('closed');
    const legs = system.ledger.export().waitingLegs;
    expect(legs.map(({ conversionId, minorUnits }) => [conversionId, minorUnits])).toEqual([
      ['shop~1001', 1_000n],
      ['shop~1002', 1_000n],
    ]);
  });

  it.each([
    ['is a test', { test: true }],
    ['is not paid yet', { financialStatus: 'pending', paidAt: undefined }],
  ] as const)(
    'is not held if it %s, because nobody would look at it when the first closes',
    async (_, change) => {
      const system = aSystem();
      await deliver(system, aPayment(1), aPayment(2, change));
      const before = await system.stateOf(keyOf('1002'));
      system.clock.at = daysAfterOrder(46);
      await close(system, '1001');

      expect(before?.holds).toEqual([]);
      expect(await system.assess(keyOf('1002'))).toBe('unchanged');
    },
  );

  it('only stops being held at the close of the first payment, if it is not due itself', async () => {
    const system = aSystem();
    await deliver(system, aPayment(1), aPayment(2));
    system.clock.at = daysAfterOrder(46);

    await close(system, '1001');

    expect(await system.stateOf(keyOf('1002'))).toMatchObject({ status: 'pending', holds: [] });
  });

  it('is let go although the process died right after the close of the first payment', async () => {
    const system = aSystem();
    await deliver(system, aPayment(1), aPayment(2));
    system.clock.at = daysAfterOrder(46);
    const dying = makeCloseConversion({
      ...system,
      enqueue: async () => {
        throw new Error('The process died.');
      },
    });
    await expect(dying(keyOf('1001'))).rejects.toThrow('died');

    await close(system, '1001');

    expect((await system.stateOf(keyOf('1002')))?.status).toBe('pending');
  });

  it('only stops being held if a person closes the first payment early', async () => {
    const system = aSystem();
    await deliver(system, aPayment(1), aPayment(2));
    const content = {
      kind: 'early-close' as const,
      ...{ earlyCloseId: 'shop~1001~x', reason: 'She leaves.' },
      ...{ needsApproval: false, author: 'key:ada' },
    };
    const at = { sourceVersion: daysAfterOrder(31), recordedAt: daysAfterOrder(31) };
    await deliver(system, { ...aPayment(1), ...at, factId: 'early', digest: 'early', content });

    expect(await system.stateOf(keyOf('1001'))).toMatchObject({ status: 'closed' });
    expect(await system.stateOf(keyOf('1002'))).toMatchObject({ status: 'pending', holds: [] });
  });

  it('stops being held although closings are paused when it learns of the close', async () => {
    const system = aSystem();
    await deliver(system, aPayment(1), aPayment(2));
    system.clock.at = daysAfterOrder(80);
    await system.close(keyOf('1001'));
    const pause = { at: daysAfterOrder(80), author: 'key:fin', reason: 'A look at it.' };
    await system.directory.setPause('acme', 'spring', 'closings', pause);
    for (const key of system.asked.splice(0)) await system.close(key);
    const whilePaused = await system.stateOf(keyOf('1002'));
    await system.directory.setPause('acme', 'spring', 'closings', undefined);
    await system.planClosings();
    for (const key of system.asked.splice(0)) await system.close(key);

    expect(whilePaused).toMatchObject({ status: 'pending', holds: [] });
    expect(await system.stateOf(keyOf('1002'))).toMatchObject({ status: 'closed' });
  });

  it('waits for a first payment that is not known, until a person lets it go', async () => {
    const system = aSystem();
    await deliver(system, aPayment(2));
    const holdId = 'shop~1002~awaits-first-payment';
    expect(await system.stateOf(keyOf('1002'))).toMatchObject({
      status: 'held',
      holds: [{ holdId, note: expect.stringContaining('not known') }],
    });
    const endpoint = makeEndpoint(
      {
        ...system,
        audit: inMemoryAuditLog(),
        requests: inMemoryIdempotencyStore(),
        sha256: system.sha256,
      },
      () => {},
    );

    const answer = await callerOf(endpoint)(`POST /v1/holds/${holdId}/release`, {
      body: { note: 'It began before we were here.' },
      headers: { 'idempotency-key': 'k1' },
    });
    await assessAll(system, '1002');

    expect(answer.status).toBe(200);
    expect(await system.stateOf(keyOf('1002'))).toMatchObject({
      status: 'pending',
      owed: [{ creatorId: 'zoe', minorUnits: 1_000n }],
    });
  });

  it('keeps its inherited credit when it is refunded after its close', async () => {
    const system = aSystem();
    await deliver(system, aPayment(1), aPayment(2));
    system.clock.at = daysAfterOrder(76);
    await close(system, '1001');
    const refund = aRefundFact(undefined, { orderId: '1002', sourceVersion: daysAfterOrder(80) });

    await deliver(system, refund);

    expect(await owedOf(system, '1002')).toEqual(miaEarns(750n));
    const store = { conversions: system.conversions.export(), ...system.ledger.export() };
    expect(verifyLedger(store, system.sha256)).toEqual([]);
  });

  it('keeps what the close of its first payment froze when that is refunded whole', async () => {
    const system = aSystem();
    await deliver(system, aPayment(1), aPayment(2));
    system.clock.at = daysAfterOrder(46);
    await close(system, '1001');
    const cancelled = aPayment(1, { cancelledAt: daysAfterOrder(47) });

    await deliver(system, { ...cancelled, sourceVersion: daysAfterOrder(47), digest: 'digest-2' });
    await assessAll(system, '1002');

    expect(await owedOf(system, '1001')).toEqual([]);
    expect(await owedOf(system, '1002')).toEqual(miaEarns(1_000n));
  });

  it('does not count the code of the first payment again', async () => {
    const system = aSystem();
    await system.directory.saveCode(aCode());
    const codes = [{ code: 'MIA10', discountMinorUnits: 500n, applied: true }];
    await deliver(system, aPayment(1, { codes }), aPayment(2));

    expect((await system.stateOf(keyOf('1001')))?.summary.codes).toHaveLength(1);
    expect((await system.stateOf(keyOf('1002')))?.summary.codes).toBeUndefined();
  });

  it('is attributed anew after a pause that the plan finds too long', async () => {
    const system = aSystem({ renewals: { earn: 'lifetime', resumeDays: 20 } });
    await deliver(system, aPayment(2), aPayment(1));

    expect(await owedOf(system, '1002')).toEqual([{ creatorId: 'zoe', minorUnits: 1_000n }]);
    expect((await system.stateOf(keyOf('1002')))?.status).toBe('pending');
  });

  it.each<[string, PlanVersion['renewals'], bigint]>([
    ['for life', { earn: 'lifetime' }, 1_000n],
    ['within its months', { earn: { maxMonths: 1 } }, 1_000n],
  ])('earns %s', async (_, renewals, minorUnits) => {
    const system = aSystem({ ...(renewals === undefined ? {} : { renewals }) });
    await deliver(system, aPayment(1), aPayment(2));

    expect(await owedOf(system, '1002')).toEqual(miaEarns(minorUnits));
  });

  it.each<[string, PlanVersion['renewals'], number]>([
    ['where only the first payment earns', { earn: 'first-payment' }, 2],
    ['after its months', { earn: { maxMonths: 1 } }, 3],
  ])('earns nothing %s, and says so', async (_, renewals, number) => {
    const system = aSystem({ ...(renewals === undefined ? {} : { renewals }) });
    system.clock.at = daysAfterOrder(61);
    await deliver(system, aPayment(1), aPayment(number));

    const found = await explainStoredConversion(system, keyOf(`100${number}`));

    expect(await owedOf(system, `100${number}`)).toEqual([]);
    if (found === undefined || found === 'parked' || !('explanation' in found)) throw new Error();
    expect(found.explanation).toMatchObject({
      renewalOf: { conversionId: 'shop~1001', orderName: '#1001' },
      unpaid: [{ reason: 'renewal-not-paid' }],
    });
  });

  it('explains from which order its credit is', async () => {
    const system = aSystem();
    await deliver(system, aPayment(1), aPayment(2));

    const found = await explainStoredConversion(system, keyOf('1002'));

    if (found === undefined || found === 'parked' || !('explanation' in found)) throw new Error();
    expect(renderExplanation(found.explanation)).toContain(
      'A renewal of order #1001, with the credit and the plan version of that order.',
    );
  });

  it('comes to the same amounts in any order of arrival and of closing', async () => {
    const payments = [aPayment(1), aPayment(2), aPayment(3)];
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(order, order, async (told, closed) => {
        const system = aSystem();
        system.clock.at = daysAfterOrder(61);
        await deliver(system, ...told.flatMap((index) => payments[index] ?? []));
        system.clock.at = daysAfterOrder(200);
        for (const index of closed) await close(system, `100${index + 1}`);

        for (const id of ['1001', '1002', '1003']) {
          expect(await system.stateOf(keyOf(id))).toMatchObject({
            status: 'closed',
            owed: miaEarns(1_000n),
          });
        }
        const store = { conversions: system.conversions.export(), ...system.ledger.export() };
        expect(verifyLedger(store, system.sha256)).toEqual([]);
      }),
    );
  });

  it('follows the estimate of its first payment while that is open', async () => {
    const system = aSystem({
      rules: [{ ruleId: 'all', rewards: [percent(10n)] }],
    });
    await deliver(system, aPayment(1), aPayment(2));
    const moved = aPayment(1, { tokens: [clickOf('zoe')] });

    await deliver(system, { ...moved, sourceVersion: orderMoment + 1, digest: 'digest-2' });

    expect(await owedOf(system, '1002')).toEqual([{ creatorId: 'zoe', minorUnits: 1_000n }]);
  });
});
