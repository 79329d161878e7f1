import fc from 'fast-check';
import type { ExchangeRate } from '../../core/money/exchange-rate.ts';
import type { PeriodTerm } from '../../core/plans/period-term.ts';
import type { PeriodConversion } from '../../core/plans/periods/period-conversion.ts';
import type { SettledTerm } from '../../core/plans/periods/settled-term.ts';
import { aPeriodConversion } from './factories/a-period-fold.ts';

const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });
const money = (max: bigint) => fc.bigInt({ min: 0n, max });

const inEuro: ExchangeRate = {
  source: 'ecb',
  from: 'EUR',
  to: 'USD',
  rate: { numerator: 10_873n, denominator: 10_000n },
  publishedOn: '2026-02-27',
  recordedAt: 0,
};

const moments = fc.integer({ min: Date.UTC(2026, 2, 1, 5), max: Date.UTC(2026, 3, 1, 4) - 1 });

/** A conversion of March 2026 in New York, with the id given; some in euro, one in ten without a rate. */
function arbitraryConversion(conversionId: string): fc.Arbitrary<PeriodConversion> {
  return fc
    .record({
      eventAt: fc.oneof(
        moments,
        fc.constantFrom(Date.UTC(2026, 2, 9, 9), Date.UTC(2026, 2, 9, 12)),
      ),
      revenue: fc.record({ numerator: money(3_000_00n), denominator: fc.bigInt(1n, 6n) }),
      commissionMinorUnits: money(300_00n),
      assistMinorUnits: money(9_00n),
      termIds: fc.subarray(['tiers', 'bonus', 'assist', 'daily', 'cap'], { minLength: 3 }),
      euro: fc.constantFrom('no', 'no', 'no', 'rated', 'waiting'),
    })
    .map(({ euro, ...figures }) => ({
      ...aPeriodConversion({ ...figures, conversionId }),
      ...(euro === 'no' ? {} : { currency: 'EUR' }),
      ...(euro === 'rated' ? { referenceRate: inEuro } : {}),
    }));
}

/** Up to a dozen conversions of one period, each with an id of its own. */
export const arbitraryConversions: fc.Arbitrary<PeriodConversion[]> = fc
  .array(fc.nat(99), { maxLength: 12 })
  .chain((numbers) =>
    fc.tuple(...[...new Set(numbers)].map((number) => arbitraryConversion(`order-${number}`))),
  );

/** One thing that happens to the conversions of a period: one arrives, changes, or goes. */
export const arbitraryChange: fc.Arbitrary<{
  readonly conversionId: string;
  readonly conversion: PeriodConversion | undefined;
}> = fc.nat(9).chain((number) => {
  const conversionId = `order-${number}`;
  return fc.record({
    conversionId: fc.constant(conversionId),
    conversion: fc.oneof(
      { weight: 3, arbitrary: arbitraryConversion(conversionId) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
  });
});

type Tiers = Extract<PeriodTerm, { kind: 'tiers' }>;

/** Tiers of one to four steps, each of which adds at least what the one before it adds. */
export const arbitraryTiers: fc.Arbitrary<Tiers> = fc
  .record({
    measure: fc.constantFrom('revenue', 'commission', 'orders'),
    applies: fc.constantFrom('next-period', 'marginal', 'retroactive'),
    steps: fc.array(fc.tuple(fc.bigInt(0n, 100n), fc.bigInt(0n, 99n)), {
      minLength: 1,
      maxLength: 4,
    }),
  } as const)
  .map(({ measure, applies, steps }) => {
    const scale = { revenue: 40_00n, commission: 5_00n, orders: 1n }[measure];
    const sorted = (values: bigint[]) => values.toSorted((a, b) => (a < b ? -1 : 1));
    const thresholds = sorted([...new Set(steps.map(([from]) => from * scale))]);
    const rates = sorted(steps.map(([, rate]) => rate));
    return {
      kind: 'tiers',
      termId: 'tiers',
      period: 'month',
      currency: 'USD',
      measure,
      applies,
      steps: thresholds.map((from, index) => ({
        tier: `tier-${index}`,
        from,
        addedRate: { numerator: rates[index] as bigint, denominator: 700n },
      })),
    };
  });

/** One term of each kind, the guarantee never above the cap. */
export const arbitraryTerms: fc.Arbitrary<SettledTerm[]> = fc
  .record({
    tiers: arbitraryTiers,
    cap: money(2_000_00n),
    under: money(2_000_00n),
    daily: money(200_00n),
    assist: money(10_00n),
    threshold: fc.bigInt(0n, 8n),
    amount: money(100_00n),
  })
  .map(({ tiers, cap, under, daily, assist, threshold, amount }): SettledTerm[] => [
    {
      kind: 'guarantee',
      termId: 'guarantee',
      period: 'month',
      atLeast: usd(under < cap ? under : cap),
    },
    { kind: 'cap', termId: 'cap', period: 'month', most: usd(cap) },
    { kind: 'cap', termId: 'daily', period: 'day', most: usd(daily) },
    { kind: 'assist-cap', termId: 'assist', period: 'day', most: usd(assist) },
    {
      kind: 'bonus',
      termId: 'bonus',
      period: 'month',
      measure: 'orders',
      threshold,
      amount: usd(amount),
    },
    tiers,
  ]);
