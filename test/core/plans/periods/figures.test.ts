import { describe, expect, it } from '@jest/globals';
import type { ExchangeRate } from '../../../../core/money/exchange-rate.ts';
import type { PeriodTerm } from '../../../../core/plans/period-term.ts';
import { describeAdjustment } from '../../../../core/plans/periods/describe-adjustment.ts';
import { foldPeriod } from '../../../../core/plans/periods/fold-period.ts';
import type { PeriodConversion } from '../../../../core/plans/periods/period-conversion.ts';
import type { PeriodFold } from '../../../../core/plans/periods/period-fold.ts';
import type { AssistCapTerm } from '../../../../core/plans/periods/settled-term.ts';
import {
  aPeriodConversion,
  aPeriodFold,
  someTiers,
} from '../../../support/factories/a-period-fold.ts';

const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });
const cap: PeriodTerm = { kind: 'cap', termId: 'cap', period: 'month', most: usd(1_000_00n) };
const dailyCap: PeriodTerm = { kind: 'cap', termId: 'daily', period: 'day', most: usd(50_00n) };
const assistCap: AssistCapTerm = {
  kind: 'assist-cap',
  termId: 'assist',
  period: 'day',
  most: usd(10_00n),
};
const guarantee: PeriodTerm = {
  kind: 'guarantee',
  termId: 'guarantee',
  period: 'month',
  atLeast: usd(500_00n),
};
const bonus: PeriodTerm = {
  kind: 'bonus',
  termId: 'bonus',
  period: 'month',
  measure: 'orders',
  threshold: 3n,
  amount: usd(25_00n),
};

/** What each term changes, in minor units, by its id. */
function settle(fold: Partial<PeriodFold>, conversions: readonly PeriodConversion[]) {
  const { adjustments } = foldPeriod(aPeriodFold(fold), conversions);
  return Object.fromEntries(adjustments.map(({ termId, minorUnits }) => [termId, minorUnits]));
}

/** The sentences about a period's terms. */
function explain(fold: Partial<PeriodFold>, conversions: readonly PeriodConversion[]) {
  const { adjustments, currency } = foldPeriod(aPeriodFold(fold), conversions);
  return adjustments.map((adjustment) => describeAdjustment(adjustment, currency));
}

const anOrderOf = (day: number, revenueMinorUnits: bigint) =>
  aPeriodConversion({ day, revenueMinorUnits });

describe('tiers', () => {
  const orders = [anOrderOf(3, 8_000_00n), anOrderOf(20, 5_412_50n)];

  it('that apply marginally pay each step for what lies between it and the next', () => {
    const terms = [someTiers({ applies: 'marginal' })];

    expect(settle({ terms }, orders)).toEqual({ tiers: 118_25n });
    expect(explain({ terms }, orders)).toEqual([
      'Tier silver from 5,000.00 USD: 1 % of 5,000.00 USD up to the next = 50.00 USD; Tier gold from 10,000.00 USD: 2 % of 3,412.50 USD above it = 68.25 USD; together 118.25 USD.',
    ]);
  });

  it('that apply in retrospect pay the tier reached on everything', () => {
    const terms = [someTiers({ applies: 'retroactive' })];

    expect(settle({ terms }, orders)).toEqual({ tiers: 268_25n });
    expect(explain({ terms }, orders)).toEqual([
      'Tier gold from 10,000.00 USD: 2 % of all 13,412.50 USD = 268.25 USD.',
    ]);
  });

  it('that apply to the next period pay what was held on entering, and say what was reached', () => {
    const fold = {
      terms: [someTiers({ applies: 'next-period' })],
      entered: [{ termId: 'tiers', tier: 'silver' }],
    };

    expect(settle(fold, orders)).toEqual({ tiers: 134_12n });
    expect(foldPeriod(aPeriodFold(fold), orders).reached.tiers).toEqual([
      { termId: 'tiers', tier: 'gold' },
    ]);
    expect(explain(fold, orders)).toEqual([
      'Tier silver, held from the period before: 1 % of all 13,412.50 USD = 134.125 USD; rounded half-even: 134.12 USD. For the next period: tier gold, reached with 13,412.50 USD.',
    ]);
  });

  it('that nobody reached add nothing, and say what is missing', () => {
    const orders = [anOrderOf(3, 4_999_99n)];
    const entered = { terms: [someTiers({ applies: 'next-period' })] };

    expect(settle({ terms: [someTiers()] }, orders)).toEqual({ tiers: 0n });
    expect(explain({ terms: [someTiers()] }, orders)).toEqual([
      'No tier is reached: 4,999.99 USD of the 5,000.00 USD for tier silver.',
    ]);
    expect(explain(entered, orders)).toEqual([
      'No tier was reached in the period before. For the next period: no tier yet, 4,999.99 USD of the 5,000.00 USD for tier silver.',
    ]);
  });

  it('are reached by exactly their threshold', () => {
    expect(settle({ terms: [someTiers()] }, [anOrderOf(3, 5_000_00n)])).toEqual({ tiers: 50_00n });
  });

  it('by the number of orders divide revenue by the orders in each step', () => {
    const steps = [
      { tier: 'third', from: 2n, addedRate: { numerator: 1n, denominator: 10n } },
      { tier: 'fourth', from: 3n, addedRate: { numerator: 2n, denominator: 10n } },
    ];
    const terms = [someTiers({ applies: 'marginal', measure: 'orders', steps })];
    const orders = [1, 2, 3, 4].map((day) => anOrderOf(day, BigInt(day) * 100_00n));

    expect(settle({ terms }, orders)).toEqual({ tiers: 30_00n + 80_00n });
  });

  it('by commission divide the revenue of the order that crosses in the same proportion', () => {
    const steps = [{ tier: 'a', from: 30_00n, addedRate: { numerator: 1n, denominator: 10n } }];
    const terms = [someTiers({ applies: 'marginal', measure: 'commission', steps })];
    const crossing = aPeriodConversion({
      revenueMinorUnits: 900_00n,
      commissionMinorUnits: 90_00n,
    });

    expect(settle({ terms }, [crossing])).toEqual({ tiers: 60_00n });
    expect(explain({ terms }, [crossing])).toEqual([
      'Tier a from 30.00 USD of commission: 10 % of 600.00 USD above it = 60.00 USD.',
    ]);
  });

  it('count revenue that earns nothing where the measure stands, in one step only', () => {
    const steps = [
      { tier: 'a', from: 0n, addedRate: { numerator: 1n, denominator: 10n } },
      { tier: 'b', from: 30_00n, addedRate: { numerator: 2n, denominator: 10n } },
    ];
    const terms = [someTiers({ applies: 'marginal', measure: 'commission', steps })];
    const orders = [
      aPeriodConversion({ day: 1, revenueMinorUnits: 300_00n, commissionMinorUnits: 30_00n }),
      aPeriodConversion({ day: 2, revenueMinorUnits: 100_00n, commissionMinorUnits: 0n }),
    ];

    expect(settle({ terms }, orders)).toEqual({ tiers: 30_00n + 20_00n });
  });

  it('count an order while something of it is left', () => {
    const steps = [{ tier: 'two', from: 2n, addedRate: { numerator: 1n, denominator: 10n } }];
    const terms = [someTiers({ measure: 'orders', steps })];
    const refunded = { ...anOrderOf(4, 0n), commissionMinorUnits: 0n };

    expect(settle({ terms }, [anOrderOf(3, 100_00n), refunded])).toEqual({ tiers: 0n });
    expect(settle({ terms }, [anOrderOf(3, 100_00n), anOrderOf(4, 1n)])).toEqual({ tiers: 10_00n });
  });

  it('count thirds of orders exactly, and round once', () => {
    const third = (day: number) =>
      aPeriodConversion({ day, revenue: { numerator: 5_000_00n, denominator: 3n } });
    const terms = [someTiers()];

    expect(settle({ terms }, [third(1), third(2), third(3)])).toEqual({ tiers: 50_00n });
    expect(settle({ terms }, [third(1), third(2)])).toEqual({ tiers: 0n });
  });

  it('ignore conversions whose own plan version does not have them', () => {
    const older = { ...anOrderOf(4, 9_000_00n), termIds: [] };

    expect(settle({ terms: [someTiers()] }, [anOrderOf(3, 4_000_00n), older])).toEqual({
      tiers: 0n,
    });
  });

  it('are kept by a refund after the period was stated, and lost by one before', () => {
    const refunded = [anOrderOf(3, 8_000_00n), anOrderOf(20, 1_000_00n)];
    const terms = [someTiers()];
    const stated = foldPeriod(aPeriodFold({ terms }), orders).reached;

    expect(settle({ terms }, refunded)).toEqual({ tiers: 90_00n });
    expect(settle({ terms, stated }, refunded)).toEqual({ tiers: 180_00n });
    expect(foldPeriod(aPeriodFold({ terms, stated }), refunded).reached).toEqual(stated);
  });
});

describe('a bonus', () => {
  const three = [anOrderOf(1, 10_00n), anOrderOf(2, 10_00n), anOrderOf(3, 10_00n)];
  const terms = [bonus];

  it('comes once when the threshold is reached', () => {
    expect(settle({ terms }, three)).toEqual({ bonus: 25_00n });
    expect(settle({ terms }, [...three, anOrderOf(4, 10_00n)])).toEqual({ bonus: 25_00n });
    expect(explain({ terms }, three)).toEqual([
      'Bonus of 25.00 USD: 3 orders reach the 3 orders needed.',
    ]);
  });

  it('is lost again by a refund before the statement, and stays after it', () => {
    const stated = foldPeriod(aPeriodFold({ terms }), three).reached;
    const two = three.slice(1);
    const one = three.slice(2);

    expect(settle({ terms }, two)).toEqual({ bonus: 0n });
    expect(explain({ terms }, two)).toEqual([
      'No bonus of 25.00 USD: 2 orders of the 3 orders needed.',
    ]);
    expect(explain({ terms }, one)).toEqual([
      'No bonus of 25.00 USD: 1 order of the 3 orders needed.',
    ]);
    expect(settle({ terms, stated }, two)).toEqual({ bonus: 25_00n });
    expect(explain({ terms, stated }, two)).toEqual([
      'Bonus of 25.00 USD, kept: the 3 orders needed were reached when the period was stated.',
    ]);
  });
});

describe('the daily cap of assist bonuses', () => {
  const anAssist = (conversionId: string, eventAt: string, assistMinorUnits: bigint) =>
    aPeriodConversion({
      conversionId,
      eventAt: Date.parse(eventAt),
      revenueMinorUnits: 0n,
      assistMinorUnits,
    });
  const terms = [assistCap];

  it('takes back what each day has too much', () => {
    const conversions = [
      anAssist('a', '2026-03-14T14:00:00Z', 8_00n),
      anAssist('b', '2026-03-14T16:00:00Z', 6_00n),
      anAssist('c', '2026-03-15T16:00:00Z', 9_00n),
    ];

    expect(settle({ terms }, conversions)).toEqual({ assist: -4_00n });
    expect(explain({ terms }, conversions)).toEqual([
      'At most 10.00 USD of assist bonuses a day: 2026-03-14 had 14.00 USD, so 4.00 USD less.',
    ]);
  });

  it('has the days of the merchant, not those of UTC', () => {
    const lateAndEarly = [
      anAssist('late', '2026-03-15T03:00:00Z', 8_00n),
      anAssist('early', '2026-03-15T05:00:00Z', 8_00n),
    ];
    const utc = [{ zone: 'UTC', from: 0 }];

    expect(settle({ terms }, lateAndEarly)).toEqual({ assist: 0n });
    expect(settle({ terms, zones: utc }, lateAndEarly)).toEqual({ assist: -6_00n });
    expect(explain({ terms }, lateAndEarly)).toEqual([
      'At most 10.00 USD of assist bonuses a day: no day had more.',
    ]);
  });
});

describe('a cap', () => {
  it('takes back everything above it, bonuses and tiers included', () => {
    const terms = [cap, bonus, someTiers()];
    const orders = [anOrderOf(1, 5_000_00n), anOrderOf(2, 3_000_00n), anOrderOf(3, 1_500_00n)];

    expect(settle({ terms }, orders)).toEqual({ tiers: 95_00n, bonus: 25_00n, cap: -70_00n });
    expect(explain({ terms }, orders).at(-1)).toBe(
      'At most 1,000.00 USD a month: 1,070.00 USD earned, so 70.00 USD less.',
    );
  });

  it('gives room back when something is refunded', () => {
    const orders = [anOrderOf(1, 9_000_00n), anOrderOf(2, 4_000_00n)];
    const refunded = [anOrderOf(1, 9_000_00n), anOrderOf(2, 500_00n)];

    expect(settle({ terms: [cap] }, orders)).toEqual({ cap: -300_00n });
    expect(settle({ terms: [cap] }, refunded)).toEqual({ cap: 0n });
    expect(explain({ terms: [cap] }, refunded)).toEqual([
      'At most 1,000.00 USD a month: 950.00 USD earned, so nothing is cut.',
    ]);
  });

  it('on days looks at each day, after the cap of its assist bonuses', () => {
    const terms = [dailyCap, assistCap];
    const orders = [
      { ...anOrderOf(5, 450_00n), assistMinorUnits: 14_00n },
      anOrderOf(6, 700_00n),
      anOrderOf(7, 500_00n),
    ];

    expect(settle({ terms }, orders)).toEqual({ assist: -4_00n, daily: -25_00n });
    expect(explain({ terms }, orders).at(-1)).toBe(
      'At most 50.00 USD a day: 2026-03-05 had 55.00 USD, 2026-03-06 had 70.00 USD, so 25.00 USD less.',
    );
  });

  it('counts what the shorter periods within it have added or taken', () => {
    const quarter: PeriodTerm = { ...cap, period: 'quarter' };
    const fold = { terms: [quarter], period: { unit: 'quarter', key: '2026-Q1' } } as const;
    const orders = [anOrderOf(1, 9_500_00n)];

    expect(settle({ ...fold, innerMinorUnits: 80_00n }, orders)).toEqual({ cap: -30_00n });
    expect(settle({ ...fold, innerMinorUnits: -80_00n }, orders)).toEqual({ cap: 0n });
    const statement = foldPeriod(aPeriodFold({ ...fold, innerMinorUnits: 80_00n }), orders);
    expect(statement.totalMinorUnits).toBe(-30_00n);
  });
});

describe('a guarantee', () => {
  const terms = [guarantee];
  const orders = [anOrderOf(1, 4_200_00n)];

  it('fills up what is missing, and nothing more', () => {
    expect(settle({ terms }, orders)).toEqual({ guarantee: 80_00n });
    expect(settle({ terms }, [anOrderOf(1, 6_000_00n)])).toEqual({ guarantee: 0n });
    expect(settle({ terms }, [])).toEqual({ guarantee: 500_00n });
    expect(explain({ terms }, orders)).toEqual([
      'Guaranteed 500.00 USD a month: 420.00 USD earned, so 80.00 USD more.',
    ]);
  });

  it('counts everything against it, also conversions under a version without it', () => {
    expect(settle({ terms }, [{ ...anOrderOf(1, 4_200_00n), termIds: [] }])).toEqual({
      guarantee: 80_00n,
    });
  });

  it('goes by the days enrolled in the period of joining, of leaving, and outside of both', () => {
    const enrolled = (enrolledAt: string, leftAt?: string) => ({
      enrolledAt: Date.parse(enrolledAt),
      ...(leftAt === undefined ? {} : { leftAt: Date.parse(leftAt) }),
    });
    const promised = (enrolment: PeriodFold['enrolment']) => settle({ terms, enrolment }, []);

    expect(promised(enrolled('2026-03-17T12:00:00Z'))).toEqual({ guarantee: 241_94n });
    expect(promised(enrolled('2026-02-17T12:00:00Z', '2026-03-31T12:00:00Z'))).toEqual({
      guarantee: 500_00n,
    });
    expect(promised(enrolled('2026-02-17T12:00:00Z', '2026-03-01T12:00:00Z'))).toEqual({
      guarantee: 16_13n,
    });
    expect(promised(enrolled('2026-04-01T12:00:00Z'))).toEqual({ guarantee: 0n });
    expect(promised(enrolled('2026-01-01T12:00:00Z', '2026-02-28T12:00:00Z'))).toEqual({
      guarantee: 0n,
    });
    expect(explain({ terms, enrolment: enrolled('2026-03-17T12:00:00Z') }, orders)).toEqual([
      'Guaranteed 500.00 USD a month, for 15 of 31 days 241.93548387… USD: 420.00 USD earned, so nothing is missing.',
    ]);
  });

  it('fills up what a cap has cut, because it comes last', () => {
    const low: PeriodTerm = { ...cap, most: usd(400_00n) };

    expect(settle({ terms: [guarantee, low] }, orders)).toEqual({
      cap: -20_00n,
      guarantee: 100_00n,
    });
  });
});

describe('orders in another currency', () => {
  const rate: ExchangeRate = {
    source: 'ecb',
    from: 'JPY',
    to: 'USD',
    rate: { numerator: 67n, denominator: 10_000n },
    publishedOn: '2026-03-09',
    recordedAt: 0,
  };
  const inYen = aPeriodConversion({
    conversionId: 'yen',
    currency: 'JPY',
    revenueMinorUnits: 1_000_000n,
  });

  it('count at the rate of their day, unrounded', () => {
    const orders = [{ ...inYen, referenceRate: rate }];

    expect(settle({ terms: [someTiers()] }, orders)).toEqual({ tiers: 67_00n });
    expect(settle({ terms: [guarantee] }, orders)).toEqual({ guarantee: 0n });
  });

  it('do not exceed a cap on days by a fraction of a cent', () => {
    const conversion = { ...inYen, referenceRate: rate, commissionMinorUnits: 7_465n };

    expect(settle({ terms: [dailyCap] }, [conversion])).toEqual({ daily: -2n });
  });

  it('wait for their rate, and the statement says so', () => {
    const statement = foldPeriod(aPeriodFold({ terms: [someTiers()] }), [inYen]);

    expect(statement.waitingFor).toEqual(['yen']);
    expect(statement.totalMinorUnits).toBe(0n);
  });

  it('are refused with the rate of another pair', () => {
    const wrong = { ...inYen, referenceRate: { ...rate, to: 'EUR' } };

    expect(() => foldPeriod(aPeriodFold(), [wrong])).toThrow(RangeError);
  });
});

describe('a fold refuses', () => {
  it.each([
    ['a conversion of another creator', { ...anOrderOf(1, 1n), creatorId: 'bo' }],
    ['a conversion of another period', { ...anOrderOf(1, 1n), eventAt: Date.UTC(2026, 3, 2) }],
    ['a negative amount', { ...anOrderOf(1, 1n), commissionMinorUnits: -1n }],
  ])('%s', (_, conversion) => {
    expect(() => foldPeriod(aPeriodFold(), [conversion])).toThrow(RangeError);
  });

  it('a conversion that is there twice', () => {
    const again = { ...anOrderOf(1, 1n), eventAt: Date.UTC(2026, 2, 9) };

    expect(() => foldPeriod(aPeriodFold(), [anOrderOf(1, 1n), again])).toThrow(RangeError);
  });

  it.each([
    ['a term of another period', { ...cap, period: 'quarter' as const }],
    ['a term in another currency', { ...cap, most: { minorUnits: 1n, currency: 'EUR' } }],
  ])('%s', (_, term) => {
    expect(() => foldPeriod(aPeriodFold({ terms: [term] }), [])).toThrow(RangeError);
  });

  it('a term that is there twice, and a day as a period', () => {
    expect(() => foldPeriod(aPeriodFold({ terms: [cap, cap] }), [])).toThrow(RangeError);
    const day = { unit: 'day', key: '2026-03-01' } as const;
    expect(() => foldPeriod(aPeriodFold({ period: day }), [])).toThrow(RangeError);
  });
});
