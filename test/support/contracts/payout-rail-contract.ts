import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RailOrder, RailPayment, RailReport } from '../../../core/payouts/payout-rail.ts';
import {
  type FakeRail,
  type RailFault,
  railFaults,
  type StartFakeRail,
} from '../rails/fake-rail.ts';

const submittedAt = Date.UTC(2026, 2, 2, 12);
const anHour = 3_600_000;
const aDay = 24 * anHour;

/** What every rail that is called promises. */
export function payoutRailContract(
  name: string,
  start: StartFakeRail,
  promises: {
    /** Whether a transfer is all there is, so that what is taken in is paid. */
    readonly paysAtOnce: boolean;
    /** Whether a look-up by our own id sees all that the rail has, and may say that there is nothing. */
    readonly seesAll: boolean;
    /** Whether a call that was lost on its way to the money leaves something at the rail, of which a person must decide. */
    readonly seesWhatNeverMoved?: boolean;
  },
) {
  describe(`payouts by ${name}`, () => {
    let clock = submittedAt;
    let system: FakeRail;
    beforeEach(async () => {
      clock = submittedAt;
      system = await start(() => clock);
    });
    afterEach(() => system.stop());

    const payment = (number: number, more: Partial<RailPayment> = {}): RailPayment => ({
      ...{ payoutId: `creator-${number}-eur-2`, currency: system.unit ?? 'EUR' },
      ...{ minorUnits: 1_000n + BigInt(number), note: 'Commissions of March', ...more },
      receiver: system.receiver(number),
    });
    const anOrder = (...payments: readonly RailPayment[]): RailOrder => {
      const [given = payment(1)] = payments;
      const rail = given.receiver.rail;
      return {
        ...{ merchantId: 'm1', batchId: `2026-03-${rail}-eur-1`, submittedAt },
        payments: payments.length === 0 ? [payment(1)] : payments,
      };
    };
    const first = 'creator-1-eur-2';
    /** The order as its caller has it after reports. */
    const knowing = (order: RailOrder, reports: readonly RailReport[]): RailOrder => ({
      ...order,
      payments: order.payments.map((each) => {
        const { reference = each.reference } =
          reports.find(({ payoutId }) => payoutId === each.payoutId) ?? {};
        return reference === undefined ? each : { ...each, reference };
      }),
    });
    const findings = (reports: readonly RailReport[]) => reports.map(({ finding }) => finding);
    const isTaken = expect.stringMatching(/^(?:in-progress|paid)$/);

    it('move the money of every payment once', async () => {
      const order = anOrder(payment(1), payment(2), payment(3));

      const reports = await system.rail.submit(order);
      system.settle();
      const later = await system.rail.lookUp(knowing(order, reports));

      const taken = promises.paysAtOnce ? 'paid' : 'in-progress';
      expect(findings(reports)).toEqual([taken, taken, taken]);
      expect(findings(later)).toEqual(['paid', 'paid', 'paid']);
      expect(later.map(({ payoutId }) => payoutId)).toEqual(
        order.payments.map(({ payoutId }) => payoutId),
      );
      expect(later.every(({ reference }) => reference !== undefined)).toBe(true);
      expect(later.map(({ reference }) => reference)).toEqual(
        reports.map(({ reference }) => reference),
      );
      expect(order.payments.map(({ payoutId }) => system.timesMoved(payoutId))).toEqual([1, 1, 1]);
    });

    it('are made once by the same call made again', async () => {
      const order = anOrder(payment(1), payment(2));

      await system.rail.submit(order);
      clock += anHour;
      const again = await system.rail.submit({ ...order, lastCalledAt: submittedAt });

      expect(findings(again)).toEqual([isTaken, isTaken]);
      expect(system.timesMoved(first)).toBe(1);
    });

    it('are made once by the same call made twice at the same time', async () => {
      const order = anOrder(payment(1), payment(2));

      const [reports = []] = await Promise.all([
        system.rail.submit(order),
        system.rail.submit(order),
      ]);

      const found = await system.rail.lookUp(knowing(order, reports));
      expect(findings(found)).toEqual([isTaken, isTaken]);
      expect(system.timesMoved(first)).toBe(1);
    });

    it.each<RailFault>(['lost-answer', 'silence', 'fails-after'])(
      'are unclear when the answer is none (%s), and found by asking or by the same call',
      async (fault) => {
        system.fault(fault);
        const order = anOrder();

        const [unclear] = await system.rail.submit(order);
        clock += anHour;
        const [asked] = await system.rail.lookUp(order);
        const [called] = await system.rail.submit({ ...order, lastCalledAt: submittedAt });

        expect(asked?.finding).toEqual(promises.seesAll ? isTaken : 'unclear');
        expect(unclear).toMatchObject({ payoutId: first, finding: 'unclear' });
        expect(called).toMatchObject({ payoutId: first, finding: isTaken });
        expect(system.timesMoved(first)).toBe(1);
      },
    );

    it.each<RailFault>(['lost-call', 'fails-before'])(
      'are unclear when the call did not arrive (%s), and made by the same call again',
      async (fault) => {
        system.fault(fault);
        const order = anOrder();

        const [unclear] = await system.rail.submit(order);
        const [made] = await system.rail.submit({ ...order, lastCalledAt: submittedAt });

        expect(unclear?.finding).toBe('unclear');
        expect(made?.finding).toEqual(isTaken);
        expect(system.timesMoved(first)).toBe(1);
      },
    );

    it('wait their turn when the rail wants to be asked less often', async () => {
      system.fault('too-often', 'too-often');

      const [report] = await system.rail.submit(anOrder());

      expect(report?.finding).toEqual(isTaken);
      expect(system.timesMoved(first)).toBe(1);
    });

    it('are never made by a call after the rail may have forgotten the first', async () => {
      const order = anOrder();
      const known = knowing(order, await system.rail.submit(order));
      clock += system.rail.limits.idempotencyMs + 3 * aDay;

      const [report] = await system.rail.submit(order);
      const [found] = await system.rail.lookUp(known);

      expect(report?.finding).not.toBe('failed');
      expect(found?.finding).toEqual(isTaken);
      expect(system.timesMoved(first)).toBe(1);
    });

    it('that were never made are not made by a call that comes too late', async () => {
      system.fault('lost-call');
      const order = anOrder();
      await system.rail.submit(order);
      clock += system.rail.limits.idempotencyMs;

      const [late] = await system.rail.submit(order);
      const [found] = await system.rail.lookUp(order);

      const isCertain = promises.seesAll && promises.seesWhatNeverMoved !== true;
      const what = isCertain ? 'never-seen' : 'unclear';
      expect([late?.finding, found?.finding]).toEqual([what, what]);
      expect(system.timesMoved(first)).toBe(0);
    });

    it('are never made by a look-up', async () => {
      const order = anOrder(payment(1), payment(2));

      await system.rail.lookUp(order);
      clock += anHour;
      await system.rail.lookUp({ ...order, lastCalledAt: submittedAt });

      expect(order.payments.map(({ payoutId }) => system.timesMoved(payoutId))).toEqual([0, 0]);
    });

    it('that the rail has not seen are so only when no call can be on its way', async () => {
      if (!promises.seesAll) return;
      const order = anOrder();

      const [soon] = await system.rail.lookUp(order);
      clock += anHour;
      const [afterCall] = await system.rail.lookUp({ ...order, lastCalledAt: clock });
      const [later] = await system.rail.lookUp(order);

      expect(soon?.finding).toBe('unclear');
      expect(afterCall?.finding).toBe('unclear');
      expect(later?.finding).toBe('never-seen');
      expect(system.timesMoved(first)).toBe(0);
    });

    it('are unclear to who cannot ask', async () => {
      const order = anOrder();
      system.goDown();
      clock += anHour;

      expect(findings(await system.rail.submit(order))).toEqual(['unclear']);
      expect(findings(await system.rail.lookUp(order))).toEqual(['unclear']);

      system.comeBack();
      expect(findings(await system.rail.submit(order))).toEqual([isTaken]);
      expect(system.timesMoved(first)).toBe(1);
    });

    it('are unclear to who has no right to ask, whatever was done before', async () => {
      const order = anOrder();
      await system.rail.submit(order);
      clock += anHour;

      expect(findings(await system.stranger.submit(order))).toEqual(['unclear']);
      expect(findings(await system.stranger.lookUp(order))).toEqual(['unclear']);
      expect(system.timesMoved(first)).toBe(1);
    });

    it('that come back are returned', async () => {
      const called = anOrder(payment(1), payment(2));
      const order = knowing(called, await system.rail.submit(called));
      system.settle();

      system.giveBack(first);

      expect(findings(await system.rail.lookUp(order))).toEqual(['returned', 'paid']);
    });

    it('of another amount than was asked for are contradicted', async () => {
      const called = anOrder();
      const order = knowing(called, await system.rail.submit(called));

      system.tamper(first);

      expect(findings(await system.rail.lookUp(order))).toEqual(['contradicted']);
    });

    it('that the rail would have to round are refused before it hears of them', async () => {
      const odd = payment(1, { currency: 'XXQ' });

      const [report, other] = await system.rail.submit(anOrder(odd, payment(2)));

      expect(report).toMatchObject({ payoutId: first, finding: 'failed' });
      expect(other?.finding).toEqual(isTaken);
      expect(system.timesMoved(first)).toBe(0);
    });

    it('are refused in more than the rail takes, twice in one order, and to others’ receivers', async () => {
      const { maxPaymentsPerOrder: most } = system.rail.limits;
      const many = Array.from({ length: most + 1 }, (_, number) => payment(number));
      const receiver = { rail: 'other' } as never;

      await expect(system.rail.submit(anOrder(...many))).rejects.toThrow(RangeError);
      await expect(system.rail.submit(anOrder(payment(1), payment(1)))).rejects.toThrow(RangeError);
      const foreign = anOrder({ ...payment(1), receiver });
      await expect(system.rail.submit(foreign)).rejects.toThrow(RangeError);
      expect(system.asked).toEqual([]);
    });

    it('show people nothing secret', async () => {
      const reports = [
        ...(await system.stranger.submit(anOrder())),
        ...(await system.rail.submit(anOrder())),
      ];

      const evidence = reports.map((report) => report.evidence).join(' ');
      expect(evidence).not.toMatch(/sk_test|secret|Bearer|@/);
    });

    it('move money at most once, in whatever order calls, look-ups, faults and days come', async () => {
      const step = fc.oneof(
        fc.constantFrom('submit' as const, 'lookUp' as const),
        fc.constantFrom(...railFaults).map((fault) => ({ fault })),
        fc.constantFrom(60_000, anHour, aDay, 20 * aDay).map((passes) => ({ passes })),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
          const story = await start(() => clock);
          clock = submittedAt;
          try {
            let order = anOrder(payment(1), payment(2));
            for (const next of steps) {
              if (typeof next === 'object' && 'fault' in next) story.fault(next.fault);
              else if (typeof next === 'object') clock += next.passes;
              else {
                const moved = order.payments.map(({ payoutId }) => story.timesMoved(payoutId));
                const reports = await story.rail[next](order);
                for (const { payoutId, finding } of reports) {
                  const times = story.timesMoved(payoutId);
                  expect(times).toBeLessThanOrEqual(1);
                  if (finding === 'never-seen' || finding === 'failed') expect(times).toBe(0);
                  if (finding === 'paid' || finding === 'in-progress') expect(times).toBe(1);
                }
                order = knowing(order, reports);
                const after = order.payments.map(({ payoutId }) => story.timesMoved(payoutId));
                if (next === 'submit') order = { ...order, lastCalledAt: clock };
                else expect(after).toEqual(moved);
              }
            }
          } finally {
            await story.stop();
          }
        }),
        { numRuns: 30 },
      );
    }, 120_000);
  });
}
