import { describe, expect, it } from '@jest/globals';
import {
  chooseReferenceRates,
  rateDaysBefore,
} from '../../../core/money/choose-reference-rates.ts';
import { aRateDay } from '../../support/factories/a-rate-day.ts';
import { daysAfterOrder, orderMoment } from '../../support/factories/moments.ts';

const pairs = [{ from: 'EUR', to: 'USD' }];
/** The factories' order is placed on a Monday; the Friday before it is the last day of rates. */
const [thursday, friday, sunday] = ['2026-02-26', '2026-02-27', '2026-03-01'];
const days = [aRateDay({ day: thursday, quotes: { USD: '1.20' } }), aRateDay()];

describe('chooseReferenceRates', () => {
  it('takes the last rate before the day of the order, once it is known that there is no later one', () => {
    const known = { completeThrough: sunday, days };

    expect(chooseReferenceRates(known, orderMoment, pairs)).toMatchObject([
      { source: 'ecb', from: 'EUR', to: 'USD', publishedOn: friday, recordedAt: orderMoment },
    ]);
    expect(chooseReferenceRates(known, orderMoment, pairs)[0]?.rate).toEqual({
      numerator: 125n,
      denominator: 100n,
    });
  });

  it.each([
    ['nothing was ever said to be complete', { days }],
    ['a weekend may still have had a rate', { completeThrough: friday, days }],
    ['no day has rates', { completeThrough: sunday, days: [] }],
    ['the currency is not quoted', { completeThrough: sunday, days: [aRateDay({ quotes: {} })] }],
  ])('has no rate while %s', (_, published) => {
    expect(chooseReferenceRates(published, orderMoment, pairs)).toEqual([]);
  });

  it('crosses two quotes of a day over the base, exactly', () => {
    const rates = chooseReferenceRates({ completeThrough: sunday, days }, orderMoment, [
      { from: 'USD', to: 'JPY' },
      { from: 'USD', to: 'CHF' },
    ]);

    // 160.5 yen for a euro of 1.25 dollars.
    expect(rates).toMatchObject([
      { from: 'USD', to: 'JPY', rate: { numerator: 642n, denominator: 5n } },
    ]);
    expect(rates[0]?.derivedFrom).toHaveLength(2);
  });
});

describe('rateDaysBefore', () => {
  it('ends before the UTC day of the order and goes back two weeks', () => {
    expect(rateDaysBefore(orderMoment)).toEqual({ from: '2026-02-16', to: sunday });
    expect(rateDaysBefore(daysAfterOrder(1))).toEqual({ from: '2026-02-17', to: '2026-03-02' });
  });
});
