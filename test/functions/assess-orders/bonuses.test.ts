import { describe, expect, it } from '@jest/globals';
import { verifyLedger } from '../../../core/ledger/verify-ledger.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { anOrderFact, aRefundFact } from '../../support/factories/a-fact.ts';
import { aPlanVersion } from '../../support/factories/a-plan-version.ts';
import { aLink, anEnrolment, aStanding } from '../../support/factories/a-program.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder } from '../../support/factories/moments.ts';

const token = (creatorId: string, days: number) => ({
  touchId: `click-${creatorId}`,
  slug: `${creatorId}-tent`,
  programId: 'spring',
  creatorId,
  visitorId: 'visitor-1',
  at: daysBeforeOrder(days),
});

/** `zoe` brought `mia` in; both led to the order, `mia` last. */
async function settle(terms: Partial<PlanVersion>) {
  const system = aSettlingSystem({
    planVersions: [{ merchantId: 'acme', version: aPlanVersion(terms) }],
    enrolments: [
      anEnrolment({ standings: [aStanding({ referredBy: 'zoe' })] }),
      anEnrolment({ creatorId: 'zoe' }),
    ],
    links: [aLink(), aLink({ slug: 'zoe-tent', creatorId: 'zoe' })],
  });
  const tokens = [token('zoe', 5), token('mia', 2)];
  await system.receive(anOrderFact(anOrderSnapshot({ tokens })));
  await system.assess();
  return system;
}

describe('a plan with bonuses beside its rules', () => {
  it('pays a share to whoever brought the creator in, and restates it with the order', async () => {
    const rate = { numerator: 5n, denominator: 100n };
    const system = await settle({ referralShare: { ruleId: 'referrer', rate } });

    expect((await system.stateOf())?.owed).toEqual([
      { creatorId: 'mia', minorUnits: 1_000n },
      { creatorId: 'zoe', minorUnits: 50n },
    ]);
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);
    await system.receive(aRefundFact());
    await system.assess();

    // A quarter of the order was given back: 5 % of 7.50 is 0.375, half-even 0.38.
    expect((await system.stateOf())?.owed).toEqual([
      { creatorId: 'mia', minorUnits: 750n },
      { creatorId: 'zoe', minorUnits: 38n },
    ]);
    const { conversions, ledger, sha256 } = system;
    expect(verifyLedger({ conversions: conversions.export(), ...ledger.export() }, sha256)).toEqual(
      [],
    );
  });

  it('pays a creator who helped and got no credit', async () => {
    const amount = { minorUnits: 200n, currency: 'USD' };
    const system = await settle({ assistBonus: { ruleId: 'helper', amount, to: 'any' } });

    expect((await system.stateOf())?.owed).toEqual([
      { creatorId: 'mia', minorUnits: 1_000n },
      { creatorId: 'zoe', minorUnits: 200n },
    ]);
  });
});
