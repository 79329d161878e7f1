import { describe, expect, it } from '@jest/globals';
import { choosePlanVersion } from '../../../core/plans/choose-plan-version.ts';
import {
  aPlanVersion,
  daysAfterOrder,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

const from = (versionId: string, effectiveFrom: number, publishedAt = daysBeforeOrder(90)) =>
  aPlanVersion({ versionId, effectiveFrom, publishedAt });

describe('choosePlanVersion', () => {
  it('takes the version that was in force when the order was placed', () => {
    const versions = [
      from('old', daysBeforeOrder(60)),
      from('next', daysAfterOrder(1)),
      from('current', daysBeforeOrder(10)),
    ];

    expect(choosePlanVersion(versions, orderMoment)?.versionId).toBe('current');
  });

  it('puts a version in force at the very moment it names', () => {
    const versions = [from('old', daysBeforeOrder(60)), from('new', orderMoment)];

    expect(choosePlanVersion(versions, orderMoment)?.versionId).toBe('new');
    expect(choosePlanVersion(versions, orderMoment - 1)?.versionId).toBe('old');
  });

  it('prefers the later published of two that start together', () => {
    const versions = [
      from('corrected', orderMoment, daysBeforeOrder(1)),
      from('first', orderMoment, daysBeforeOrder(2)),
    ];

    expect(choosePlanVersion(versions, orderMoment)?.versionId).toBe('corrected');
    expect(choosePlanVersion(versions.toReversed(), orderMoment)?.versionId).toBe('corrected');
  });

  it('finds nothing before the first version', () => {
    expect(choosePlanVersion([from('next', daysAfterOrder(1))], orderMoment)).toBeUndefined();
  });
});
