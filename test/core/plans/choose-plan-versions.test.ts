import { describe, expect, it } from '@jest/globals';
import { choosePlanVersions } from '../../../core/plans/choose-plan-versions.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import {
  aPlanVersion,
  daysAfterOrder,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

/** A version in force from so many days before the order, published when it says or at that moment. */
function version(
  versionId: string,
  effectiveDaysBefore: number,
  publishedDaysBefore = effectiveDaysBefore,
  changes: Partial<PlanVersion> = {},
): PlanVersion {
  return aPlanVersion({
    versionId,
    effectiveFrom: daysBeforeOrder(effectiveDaysBefore),
    publishedAt: daysBeforeOrder(publishedDaysBefore),
    ...changes,
  });
}
const correction = { overridesRateProtection: { reason: 'correction', note: 'A typing error.' } };

const choose = (...versions: readonly PlanVersion[]) => {
  const chosen = choosePlanVersions(versions, orderMoment, 30);
  return (
    chosen && [
      chosen.inForce.versionId,
      ...chosen.protecting.map(({ version: { versionId }, enrolledBefore }) => ({
        versionId,
        enrolledBefore,
      })),
    ]
  );
};

describe('choosePlanVersions', () => {
  it('lets the version before protect for 30 days after notice', () => {
    expect(choose(version('old', 100), version('new', 10, 20))).toEqual([
      'new',
      { versionId: 'old', enrolledBefore: daysBeforeOrder(20) },
    ]);
  });

  it('binds everybody at the moment when the days are over', () => {
    const protecting = (publishedAt: number) =>
      choose(
        version('old', 100),
        aPlanVersion({ versionId: 'new', publishedAt, effectiveFrom: publishedAt }),
      );

    expect(protecting(daysBeforeOrder(30))).toEqual(['new']);
    expect(protecting(daysBeforeOrder(30) + 1)).toHaveLength(2);
  });

  it('counts from the notice, not from the day on which the version takes effect', () => {
    expect(choose(version('old', 100), version('new', 1, 31))).toEqual(['new']);
  });

  it('follows a chain of changes back, and protects who enrolled before all that came after', () => {
    const versions = [
      version('first', 300),
      version('second', 25),
      version('third', 12, 28),
      version('fourth', 5),
    ];

    const chain = [
      'fourth',
      { versionId: 'third', enrolledBefore: daysBeforeOrder(5) },
      { versionId: 'second', enrolledBefore: daysBeforeOrder(28) },
      { versionId: 'first', enrolledBefore: daysBeforeOrder(28) },
    ];
    expect(choose(...versions)).toEqual(chain);
    expect(choose(...versions.toReversed())).toEqual(chain);
  });

  it('ends the chain at a change that binds already', () => {
    expect(choose(version('first', 300), version('second', 40), version('third', 5))).toEqual([
      'third',
      { versionId: 'second', enrolledBefore: daysBeforeOrder(5) },
    ]);
  });

  it('ends the chain at a version that overrides rate protection', () => {
    const overriding = correction as Partial<PlanVersion>;

    expect(choose(version('old', 100), version('new', 5, 5, overriding))).toEqual(['new']);
    expect(
      choose(version('old', 100), version('mended', 10, 10, overriding), version('new', 5)),
    ).toEqual(['new', { versionId: 'mended', enrolledBefore: daysBeforeOrder(5) }]);
  });

  it('passes over a version that another replaced before it was ever in force', () => {
    expect(choose(version('old', 100), version('draft', 5, 20), version('new', 5, 10))).toEqual([
      'new',
      { versionId: 'old', enrolledBefore: daysBeforeOrder(10) },
    ]);
  });

  it('knows nothing of versions to come, and protects nobody without days of protection', () => {
    const versions = [version('old', 100), version('new', 5), version('next', -5, 1)];

    expect(choose(...versions)).toEqual([
      'new',
      { versionId: 'old', enrolledBefore: daysBeforeOrder(5) },
    ]);
    expect(choosePlanVersions(versions, orderMoment, 0)?.protecting).toEqual([]);
  });

  it('has no predecessor for the first version, and nothing before it', () => {
    expect(choose(version('first', 1))).toEqual(['first']);
    expect(
      choosePlanVersions([aPlanVersion({ effectiveFrom: daysAfterOrder(1) })], orderMoment, 30),
    ).toBeUndefined();
  });
});
