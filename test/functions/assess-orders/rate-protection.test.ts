import { describe, expect, it } from '@jest/globals';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { anOrderFact, aRefundFact } from '../../support/factories/a-fact.ts';
import { aPlanVersion, percent } from '../../support/factories/a-plan-version.ts';
import { anEnrolment, aProgram } from '../../support/factories/a-program.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder } from '../../support/factories/moments.ts';

const order = anOrderSnapshot({
  codes: [{ code: 'mia10', discountMinorUnits: 1_000n, applied: true }],
});
/** 10 % for a year; 4 % since a notice some days before the order. */
const lowered = (noticeDays: number, changes: Parameters<typeof aPlanVersion>[0] = {}) => [
  { merchantId: 'acme', version: aPlanVersion() },
  {
    merchantId: 'acme',
    version: aPlanVersion({
      versionId: 'v2',
      publishedAt: daysBeforeOrder(noticeDays),
      effectiveFrom: daysBeforeOrder(noticeDays),
      rules: [{ ruleId: 'less', rewards: [percent(4n)] }],
      ...changes,
    }),
  },
];

async function owedUnder(programs: Parameters<typeof aSettlingSystem>[0]) {
  const system = aSettlingSystem(programs);
  await system.receive(anOrderFact(order));
  await system.assess();
  return (await system.stateOf())?.owed[0]?.minorUnits;
}

describe('a rate that was lowered', () => {
  it('does not bind an enrolled creator before the protection is over', async () => {
    expect(await owedUnder({ planVersions: lowered(29) })).toBe(1_000n);
    expect(await owedUnder({ planVersions: lowered(30) })).toBe(400n);
  });

  it('binds a creator who enrolled after the notice', async () => {
    const enrolments = [anEnrolment({ enrolledAt: daysBeforeOrder(5) })];

    expect(await owedUnder({ planVersions: lowered(10), enrolments })).toBe(400n);
  });

  it('binds at once where the law demands it, or where the program protects nobody', async () => {
    const overridesRateProtection = { reason: 'legal', note: 'Court order.' } as const;

    expect(await owedUnder({ planVersions: lowered(10, { overridesRateProtection }) })).toBe(400n);
    expect(
      await owedUnder({
        planVersions: lowered(10),
        programs: [aProgram({ rateProtectionDays: 0 })],
      }),
    ).toBe(400n);
  });

  it('stays as it was decided for a refund long after the protection', async () => {
    const system = aSettlingSystem({ planVersions: lowered(10) });
    await system.receive(anOrderFact(order));
    await system.assess();
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);

    await system.receive(aRefundFact());
    await system.assess();

    expect((await system.stateOf())?.owed).toEqual([{ creatorId: 'mia', minorUnits: 750n }]);
  });
});
