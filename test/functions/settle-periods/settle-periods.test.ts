import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { Fact, FactContent } from '../../../core/assessment/order-facts.ts';
import { verifyLedger } from '../../../core/ledger/verify-ledger.ts';
import type { PeriodTerm } from '../../../core/plans/period-term.ts';
import { describeAdjustment } from '../../../core/plans/periods/describe-adjustment.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import { reportFinance } from '../../../core/reports/report-finance.ts';
import { computeStateAt } from '../../../core/settlement/periods/compute-state-at.ts';
import { calendarZones } from '../../../core/time/calendar-zones.ts';
import { makePlanPeriods } from '../../../functions/plan-periods/plan-periods.ts';
import { makePostLegs } from '../../../functions/post-legs/post-legs.ts';
import {
  makeSettlePeriods,
  type PeriodToState,
} from '../../../functions/settle-periods/settle-periods.ts';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { anOrderFact, aRefundFact } from '../../support/factories/a-fact.ts';
import { aPlanVersion, flatPerOrder } from '../../support/factories/a-plan-version.ts';
import { aProgram } from '../../support/factories/a-program.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder } from '../../support/factories/moments.ts';

/** Whatever is left of the order. */
const flat = { ruleId: 'flat', rewards: [flatPerOrder(333n, 'kept')] };
const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });
const token = {
  touchId: 'touch-1',
  slug: 'mia-tent',
  programId: 'spring',
  creatorId: 'mia',
  visitorId: 'visitor-1',
  at: daysBeforeOrder(2),
};
const bonus: PeriodTerm = {
  ...{ kind: 'bonus', termId: 'sprint', period: 'month', measure: 'revenue' },
  ...{ threshold: 8_000n, amount: usd(700n) },
};
const cap: PeriodTerm = { kind: 'cap', termId: 'top', period: 'month', most: usd(400n) };
const guarantee: PeriodTerm = {
  ...{ kind: 'guarantee', termId: 'floor', period: 'month', atLeast: usd(2_500n) },
};

/** A person's word that the order is a creator's, and a second person's that it stands: the order's first one, or a later one. */
function aReassignment(creatorId: string, place: number): Fact[] {
  const reassignmentId = `${anOrderKey.conversionId}~0123456789abcde${place}`;
  const said = { reason: 'The customer named them.', author: 'manager@acme.example' };
  const contents: readonly FactContent[] = [
    {
      ...{ kind: 'reassignment', reassignmentId, evidence: 'ticket 1', ...said },
      shares: [{ creatorId, parts: 1n }],
    },
    {
      ...{ kind: 'decision', decides: reassignmentId, outcome: 'approved' },
      ...{ note: 'So it was.', author: 'finance@acme.example' },
    },
  ];
  return contents.map((content) => ({
    ...anOrderFact(anOrderSnapshot()),
    ...{ factId: `people/${content.kind}/${place}`, digest: `${content.kind}-${place}`, content },
    sourceVersion: daysAfterOrder(47 + place),
  }));
}

/** Orders that close under a plan that pays 10 % and has these terms, with the accounts they reach. */
function aSystemWith(terms: Pick<Partial<PlanVersion>, 'periodTerms' | 'rules'>) {
  const version = aPlanVersion(terms);
  const system = aSettlingSystem({ planVersions: [{ merchantId: 'acme', version }] });
  const toState: PeriodToState[] = [];
  const settle = makeSettlePeriods(system);
  const plan = makePlanPeriods({
    ...system,
    enqueue: async (periods) => void toState.push(...periods),
  });
  async function restate(...facts: readonly Fact[]) {
    for (const fact of facts) await system.receive(fact);
    await system.assess();
    await makePostLegs(system)({ merchantId: 'acme', conversionIds: [anOrderKey.conversionId] });
    await settle.countConversion(anOrderKey);
  }
  return {
    ...system,
    settle,
    async sell() {
      await system.receive(anOrderFact(anOrderSnapshot({ tokens: [token] })));
      await system.assess();
      system.clock.at = daysAfterOrder(46);
      await system.close(anOrderKey);
      await makePostLegs(system)({ merchantId: 'acme', conversionIds: [anOrderKey.conversionId] });
      await settle.countConversion(anOrderKey);
    },
    async state() {
      await plan();
      for (const period of toState.splice(0)) await settle.statePeriod(period);
    },
    refund: () => restate(aRefundFact()),
    giveTo: (creatorId: string, place = 1) => restate(...aReassignment(creatorId, place)),
    payable: async (creatorId = 'mia') =>
      (await system.ledger.readHead('acme', creatorId)).balances.USD?.payable ?? 0n,
    violations: () =>
      verifyLedger({ conversions: system.conversions.export(), ...system.ledger.export() }, sha256),
    async sentences() {
      const accounts = await system.periods.list('acme', 'mia');
      return accounts.flatMap(({ statement, currency }) =>
        statement.adjustments.map((each) => describeAdjustment(each, currency)),
      );
    },
  };
}

describe('settlePeriods', () => {
  it('pays a bonus as soon as what has closed reaches it, with the sentence that says why', async () => {
    const system = aSystemWith({ periodTerms: [bonus] });

    await system.sell();

    expect(await system.payable()).toBe(1_700n);
    expect(await system.sentences()).toEqual([
      'Bonus of 7.00 USD: 100.00 USD reach the 80.00 USD needed.',
    ]);
    expect(system.violations()).toEqual([]);
  });

  it('takes back what a cap does not allow', async () => {
    const system = aSystemWith({ periodTerms: [cap] });

    await system.sell();

    expect(await system.payable()).toBe(400n);
    expect(system.violations()).toEqual([]);
  });

  it('posts nothing more when it is asked twice', async () => {
    const system = aSystemWith({ periodTerms: [bonus, cap] });
    await system.sell();
    const before = await system.ledger.readHead('acme', 'mia');

    await system.settle.countConversion(anOrderKey);

    expect(await system.ledger.readHead('acme', 'mia')).toEqual(before);
  });

  it('takes a bonus back with a refund that brings the month below it', async () => {
    const system = aSystemWith({ periodTerms: [bonus] });
    await system.sell();

    await system.refund();

    expect(await system.payable()).toBe(750n);
    expect(system.violations()).toEqual([]);
  });

  it('leaves a bonus that was reached when the month was stated, whatever is refunded then', async () => {
    const system = aSystemWith({ periodTerms: [bonus] });
    await system.sell();
    system.clock.at = daysAfterOrder(90);
    await system.state();

    await system.refund();

    expect(await system.payable()).toBe(750n + 700n);
    expect(system.violations()).toEqual([]);
  });

  it('pays a guarantee once its month is stated, less what was earned in it', async () => {
    const system = aSystemWith({ periodTerms: [guarantee] });
    await system.sell();
    expect(await system.payable()).toBe(1_000n);

    system.clock.at = daysAfterOrder(90);
    await system.state();

    const march = (await system.periods.list('acme', 'mia')).find(
      ({ period }) => period.key === '2026-03',
    );
    expect(march?.statement.totalMinorUnits).toBe(1_500n);
    expect(system.violations()).toEqual([]);
  });

  it("counts a refund that changes nobody's amount, because the base is another one", async () => {
    const system = aSystemWith({ periodTerms: [bonus], rules: [flat] });
    await system.sell();
    expect(await system.payable()).toBe(333n + 700n);

    await system.refund();

    expect(await system.payable()).toBe(333n);
    expect(await system.stateOf()).toMatchObject({
      revision: 2,
      measuredMinorUnits: 7_500n,
      owed: [{ creatorId: 'mia', minorUnits: 333n }],
    });
    expect(system.violations()).toEqual([]);
  });

  it("counts for whom an order is given after its close, though it changes nobody's amount", async () => {
    const nothing = { ruleId: 'nothing', rewards: [flatPerOrder(0n, 'kept')] };
    const system = aSystemWith({ periodTerms: [bonus], rules: [nothing] });
    await system.sell();
    expect([await system.payable('mia'), await system.payable('leo')]).toEqual([700n, 0n]);

    await system.giveTo('leo');

    expect([await system.payable('mia'), await system.payable('leo')]).toEqual([0n, 700n]);
    expect(system.violations()).toEqual([]);
  });

  it('no longer counts for whom an order was given for a while, though nobody was ever owed anything', async () => {
    const nothing = { ruleId: 'nothing', rewards: [flatPerOrder(0n, 'kept')] };
    const system = aSystemWith({ periodTerms: [bonus], rules: [nothing] });
    await system.sell();

    await system.giveTo('leo');
    await system.giveTo('zoe', 2);
    await system.giveTo('kim', 3);

    expect(await system.payable('leo')).toBe(0n);
    expect(await system.payable('zoe')).toBe(0n);
    expect(await system.payable('kim')).toBe(700n);
    expect(system.violations()).toEqual([]);
  });

  it('is an expense in the finance report, which agrees with the accounts', async () => {
    const system = aSystemWith({ periodTerms: [bonus] });
    await system.sell();

    const states = system.conversions.export().map(({ state }) => state);
    const { accounts } = system.ledger.export();
    expect(reportFinance(states, accounts)).toMatchObject([
      { netExpense: { amount: '17.00' }, payable: { amount: '17.00' }, agrees: true },
    ]);
  });

  it('states a period that it was asked to, although its own clock is behind', async () => {
    const system = aSystemWith({ periodTerms: [guarantee] });
    await system.sell();
    const period = { unit: 'month', key: '2026-03' } as const;
    system.clock.at = computeStateAt(period, calendarZones, aProgram().hold) - 60_000;
    const owner = { merchantId: 'acme', programId: 'spring', creatorId: 'mia' };

    await system.settle.statePeriod({ ...owner, period });

    expect(await system.payable()).toBe(2_500n);
  });
});
