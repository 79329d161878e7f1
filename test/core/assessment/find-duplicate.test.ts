import { describe, expect, it } from '@jest/globals';
import { findDuplicate } from '../../../core/assessment/find-duplicate.ts';
import type { CustomerOrder } from '../../../core/identity/customer-history.ts';
import { msPerMinute } from '../../../core/time/instant.ts';
import { daysAfterOrder, orderMoment } from '../../support/factories/index.ts';

const value = { minorUnits: 10_000n, currency: 'USD' };
const order = { conversionId: 'shop~5', placedAt: orderMoment, value };
const cutOff = daysAfterOrder(45);
const other = (changes: Partial<CustomerOrder> = {}): CustomerOrder => ({
  conversionId: 'outlet~1',
  placedAt: orderMoment - 10 * msPerMinute,
  counts: true,
  recordedAt: cutOff,
  value,
  ...changes,
});

describe('an order is possibly told of twice', () => {
  it.each<[string, CustomerOrder]>([
    ['with one that is ten minutes older', other()],
    [
      'with one of the same moment and a lesser id',
      other({ placedAt: orderMoment, conversionId: 'outlet~9' }),
    ],
  ])('%s', (_, known) => {
    expect(findDuplicate(order, [known], cutOff)).toEqual(known);
  });

  it('with the earliest of several, in whatever order they are known', () => {
    const later = other({ conversionId: 'kiosk~1', placedAt: orderMoment - msPerMinute });

    expect(findDuplicate(order, [later, other()], cutOff)).toEqual(other());
    expect(findDuplicate(order, [other(), later], cutOff)).toEqual(other());
  });
});

describe('an order is told of once', () => {
  const { value: _, ...worthless } = other();

  it.each<[string, CustomerOrder]>([
    ['beside itself', other(order)],
    ['when the other came through the same connection', other({ conversionId: 'shop~4' })],
    [
      'when the other is older than ten minutes',
      other({ placedAt: orderMoment - 10 * msPerMinute - 1 }),
    ],
    ['when the other came later', other({ placedAt: orderMoment + 1 })],
    [
      'when the other is of the same moment and has a greater id',
      other({ placedAt: orderMoment, conversionId: 'tent~1' }),
    ],
    ['when the other costs a cent more', other({ value: { ...value, minorUnits: 10_001n } })],
    ['when the other is in another currency', other({ value: { ...value, currency: 'EUR' } })],
    ['when the other earns nobody anything', worthless],
    ['when the other was received after the close', other({ recordedAt: cutOff + 1 })],
  ])('%s', (_, known) => {
    expect(findDuplicate(order, [known], cutOff)).toBeUndefined();
  });

  it('when it earns nobody anything itself', () => {
    const { conversionId, placedAt } = order;

    expect(findDuplicate({ conversionId, placedAt }, [other()], cutOff)).toBeUndefined();
  });
});
