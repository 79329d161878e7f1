import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findFirstPayment } from '../../../core/subscriptions/find-first-payment.ts';
import type { SubscriptionPayment } from '../../../core/subscriptions/subscription-store.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';

const payment = (
  id: number,
  day: number,
  changes: Partial<SubscriptionPayment> = {},
): SubscriptionPayment => ({
  conversionId: `shop~${id}`,
  placedAt: daysAfterOrder(day),
  counts: true,
  ...changes,
});
const ninety = (_at: number): number => 90;
const firstOf = (
  self: SubscriptionPayment,
  known: readonly SubscriptionPayment[],
  resumeDaysAt = ninety,
) => findFirstPayment(self, known, resumeDaysAt).first.conversionId;

describe('a pause', () => {
  it('is judged by the period of the payment that said it last', () => {
    const yearly = [payment(1, 0, { paidUntil: daysAfterOrder(366) }), payment(2, 365)];

    expect(firstOf(payment(3, 730), yearly)).toBe('shop~1');
    expect(firstOf(payment(3, 366 + 365 + 92), yearly)).toBe('shop~3');
  });
});

describe('the first payment of a subscription', () => {
  it.each<[string, string, SubscriptionPayment, readonly SubscriptionPayment[]]>([
    ['is the payment itself, if no other is known', 'shop~2', payment(2, 30), []],
    ['is the earliest one', 'shop~1', payment(3, 60), [payment(2, 30), payment(1, 0)]],
    [
      'is the one with the smallest number, whenever it was placed',
      'shop~9',
      payment(2, 0, { paymentNumber: 2 }),
      [payment(9, 30, { paymentNumber: 1 })],
    ],
    ['is the one with the lesser id, of two at once', 'shop~1', payment(2, 0), [payment(1, 0)]],
    [
      'is none that is unpaid, a test or of another subscription by now',
      'shop~2',
      payment(2, 30),
      [payment(1, 0, { counts: false })],
    ],
    [
      'is the first after a pause that is longer than agreed',
      'shop~2',
      payment(3, 121),
      [payment(1, 0), payment(2, 91)],
    ],
    ['is the one before a pause as long as agreed', 'shop~1', payment(2, 90), [payment(1, 0)]],
    [
      'is found across a year that was paid',
      'shop~1',
      payment(2, 365),
      [payment(1, 0, { paidUntil: daysAfterOrder(365) })],
    ],
    [
      'is not thought to follow a pause where the payment between is only missing',
      'shop~1',
      payment(3, 200, { paymentNumber: 3 }),
      [payment(1, 0, { paymentNumber: 1 })],
    ],
  ])('%s', (_, expected, self, known) => {
    expect(firstOf(self, known)).toBe(expected);
  });

  it('is found under the pause that was agreed when the payment before it was made', () => {
    const agreed = (at: number) => (at < daysAfterOrder(10) ? 20 : 90);

    expect(firstOf(payment(2, 30), [payment(1, 0)], agreed)).toBe('shop~2');
    expect(firstOf(payment(2, 50), [payment(1, 20)], agreed)).toBe('shop~1');
  });

  it('is known to be missing where the earliest that is known is none', () => {
    const fifth = payment(5, 0, { paymentNumber: 5 });

    expect(findFirstPayment(fifth, [], ninety).isMissingEarlier).toBe(true);
    const sixth = payment(6, 30, { paymentNumber: 6 });
    expect(findFirstPayment(sixth, [fifth], ninety)).toEqual({
      first: fifth,
      isMissingEarlier: true,
    });
    const resumed = payment(6, 100, { paymentNumber: 6 });
    expect(findFirstPayment(resumed, [fifth], ninety)).toEqual({
      first: resumed,
      isMissingEarlier: false,
    });
  });

  it('is its own first payment, and does not depend on the order of what is known', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.nat(9),
        day: fc.nat(400),
        number: fc.option(fc.nat(5), { nil: undefined }),
        counts: fc.nat(5).map((draw) => draw > 0),
      }),
      { minLength: 1, maxLength: 6, selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(some, (drawn) => {
        const known = drawn.map(({ id, day, number, counts }) =>
          payment(id, day, {
            counts,
            ...(number === undefined ? {} : { paymentNumber: number + 1 }),
          }),
        );
        for (const self of known) {
          const found = findFirstPayment(self, known, ninety);
          expect(findFirstPayment(self, known.toReversed(), ninety)).toEqual(found);
          expect(firstOf(found.first, known)).toBe(found.first.conversionId);
        }
      }),
    );
  });
});
