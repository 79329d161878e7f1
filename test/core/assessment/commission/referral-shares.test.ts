import { describe, expect, it } from '@jest/globals';
import type { PlanVersion } from '../../../../core/plans/plan.ts';
import {
  assessOrder,
  type OrderToAssess,
  owedBy,
  pricedLines,
  refundOfLine,
} from '../../../support/assess-order.ts';
import {
  aPlanVersion,
  daysAfterOrder,
  daysBeforeOrder,
  type JourneyTouch,
  percent,
  storeCredit,
} from '../../../support/factories/index.ts';

const share = (numerator = 5n): Pick<PlanVersion, 'referralShare'> => ({
  referralShare: { ruleId: 'referral', rate: { numerator, denominator: 100n } },
});
const broughtIn = (
  creatorId: string,
  referredBy: string,
  changes: Partial<JourneyTouch> = {},
): JourneyTouch => ({
  creatorId,
  parts: 1n,
  candidate: { enrolment: { enrolledAt: daysBeforeOrder(100), referredBy } },
  ...changes,
});
const owed = (input: OrderToAssess) => owedBy({ version: share(), ...input });

describe('a referral share', () => {
  it('goes on top to whoever brought in the creator, as a rate of the commission', () => {
    expect(owed({ touches: [broughtIn('mia', 'rex')] })).toEqual({ mia: 1_000n, rex: 50n });
  });

  it('is a group of its own, of the version and rule that promise it', () => {
    const { groups } = assessOrder({ version: share(), touches: [broughtIn('mia', 'rex')] });

    expect(groups.at(-1)).toMatchObject({
      ruleId: 'referral',
      versionId: 'v1',
      reward: 'referral-share',
      rate: { numerator: 5n, denominator: 100n },
      baseMinorUnits: 1_000n,
      referredCreatorId: 'mia',
      minorUnits: 50n,
      shares: [{ creatorId: 'rex', minorUnits: 50n }],
    });
  });

  it('is rounded once for each creator who was brought in, not for each line', () => {
    const touches = [broughtIn('mia', 'rex'), broughtIn('zoe', 'rex')];
    const order = { lines: pricedLines(180n, 180n) };

    // Each earns 9 + 9 cents: 5 % of 18 is 0.9. Line by line it would be 0.45, and nothing at all.
    expect(owed({ touches, order })).toEqual({ mia: 18n, zoe: 18n, rex: 2n });
  });

  it('is rounded as the plan says', () => {
    const touches = [broughtIn('mia', 'rex')];
    const order = { lines: pricedLines(180n) };

    expect(owedBy({ touches, order, version: { ...share(), rounding: 'down' } })).toEqual({
      mia: 18n,
    });
  });

  it('goes one level up only', () => {
    const touches = [broughtIn('mia', 'rex'), broughtIn('rex', 'top', { parts: 0n })];

    expect(owed({ touches })).toEqual({ mia: 1_000n, rex: 50n });
  });

  it('is not paid to creators for themselves', () => {
    expect(owed({ touches: [broughtIn('mia', 'mia')] })).toEqual({ mia: 1_000n });
  });

  it('is paid to a creator who has own commission besides, and by that one to its own referrer', () => {
    const touches = [broughtIn('mia', 'rex'), broughtIn('rex', 'mia')];

    expect(owed({ touches })).toEqual({ mia: 525n, rex: 525n });
  });

  it('counts neither assist bonuses nor what is paid in kind', () => {
    const version = {
      ...share(),
      assistBonus: {
        ruleId: 'assist',
        amount: { minorUnits: 200n, currency: 'USD' },
        to: 'any' as const,
      },
    };
    const touches = [broughtIn('zoe', 'rex', { parts: 0n }), { creatorId: 'mia', parts: 1n }];
    const rules = [{ ruleId: 'credit', rewards: [storeCredit(10n)] }];

    expect(owedBy({ touches, version })).toEqual({ mia: 1_000n, zoe: 200n });
    expect(owed({ rules, touches: [broughtIn('mia', 'rex')] })).toEqual({});
  });

  it('goes down with the commission after a refund', () => {
    const refunds = [refundOfLine('line-1', 5_000n)];

    expect(owed({ refunds, touches: [broughtIn('mia', 'rex')] })).toEqual({ mia: 500n, rex: 25n });
  });
});

describe('a referral share whose rate was lowered', () => {
  const earlier = aPlanVersion({ ...share(10n), versionId: 'v0' });
  const protecting = [{ version: earlier, enrolledBefore: daysBeforeOrder(10) }];
  const owedFor = (enrolledDaysBefore: number) =>
    owed({
      terms: { planVersion: aPlanVersion(share(5n)), protecting },
      touches: [
        broughtIn('mia', 'rex', {
          candidate: {
            enrolment: { enrolledAt: daysBeforeOrder(enrolledDaysBefore), referredBy: 'rex' },
          },
        }),
      ],
    });

  it('is protected for creators who were brought in before the notice', () => {
    expect(owedFor(11)).toEqual({ mia: 1_000n, rex: 100n });
  });

  it('is not for creators who came later', () => {
    expect(owedFor(10)).toEqual({ mia: 1_000n, rex: 50n });
  });

  it('says until when, and is that of the version in force where both give the same', () => {
    const under = (rate: bigint) =>
      assessOrder({
        touches: [broughtIn('mia', 'rex')],
        terms: { planVersion: aPlanVersion(share(rate)), protecting },
      }).groups.at(-1);

    expect(under(5n)).toMatchObject({ versionId: 'v0', protectedUntil: daysAfterOrder(20) });
    expect(under(10n)).toMatchObject({ versionId: 'v1', protectedUntil: undefined });
  });

  it('is a share of what the creator really earned, under whatever version', () => {
    const generous = aPlanVersion({
      versionId: 'v0',
      rules: [{ ruleId: 'everything', rewards: [percent(20n)] }],
    });
    const { groups } = assessOrder({
      touches: [broughtIn('mia', 'rex')],
      terms: {
        planVersion: aPlanVersion(share(5n)),
        protecting: [{ version: generous, enrolledBefore: daysBeforeOrder(10) }],
      },
    });

    expect(groups).toMatchObject([
      { versionId: 'v0', reward: 'percent', minorUnits: 2_000n },
      { versionId: 'v1', reward: 'referral-share', baseMinorUnits: 2_000n, minorUnits: 100n },
    ]);
  });
});
