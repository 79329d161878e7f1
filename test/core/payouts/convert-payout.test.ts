import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minorUnitDigits } from '../../../core/money/minor-unit-digits.ts';
import { checkConversion } from '../../../core/payouts/check-conversion.ts';
import { convertPayout } from '../../../core/payouts/convert-payout.ts';
import { describeQuotes } from '../../../core/payouts/describe-conversion.ts';
import { findQuote, maxQuoteAgeDays, quoteDays } from '../../../core/payouts/find-quote.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import { aRateDay } from '../../support/factories/a-rate-day.ts';

const at = parseInstant('2026-04-07T06:00:00Z') ?? 0;
const quotes = { USD: '1.0832', GBP: '0.83450', JPY: '162.11', KWD: '0.33215' };
const thursday = aRateDay({ day: '2026-04-02', quotes });
const find = (from: string, to: string, days = [thursday]) =>
  findQuote({ source: 'ecb', days, at }, { from, to });

function convert(from: string, to: string, minorUnits: bigint, multipleMinorUnits = 1n) {
  const rate = find(from, to);
  if (rate === undefined) throw new Error(`There is a rate for ${from} in ${to}.`);
  return convertPayout({ minorUnits, currency: from }, { rate, multipleMinorUnits }, at);
}

describe('findQuote', () => {
  it('takes the newest rate, over Easter that of Thursday on Tuesday', () => {
    const wednesday = aRateDay({ day: '2026-04-01', quotes: { USD: '2' } });

    expect(find('EUR', 'USD', [wednesday, thursday])?.publishedOn).toBe('2026-04-02');
  });

  it('takes a rate of the same day', () => {
    const today = aRateDay({ day: '2026-04-07', quotes });

    expect(find('EUR', 'USD', [thursday, today])?.publishedOn).toBe('2026-04-07');
  });

  it('takes no rate that is older than its limit, and none of tomorrow', () => {
    expect(quoteDays(at)).toEqual({ from: '2026-03-31', to: '2026-04-07' });
    expect(maxQuoteAgeDays).toBe(7);
    const day = (text: string) => find('EUR', 'USD', [aRateDay({ day: text, quotes })]);
    expect(day('2026-03-31')).toBeDefined();
    expect(day('2026-03-30')).toBeUndefined();
    expect(day('2026-04-08')).toBeUndefined();
  });

  it('finds no rate for a currency that the source does not quote', () => {
    expect(find('USD', 'BRL')).toBeUndefined();
  });
});

describe('convertPayout', () => {
  it.each([
    { what: 'from the base', from: 'EUR', to: 'USD', minorUnits: 10_000n, gives: 10_832n },
    { what: 'to the base', from: 'USD', to: 'EUR', minorUnits: 10_000n, gives: 9_232n },
    { what: 'across it', from: 'USD', to: 'GBP', minorUnits: 10_000n, gives: 7_704n },
    { what: 'to no decimals', from: 'EUR', to: 'JPY', minorUnits: 10_000n, gives: 16_211n },
    { what: 'to three decimals', from: 'EUR', to: 'KWD', minorUnits: 10_000n, gives: 33_215n },
    { what: 'less than half of one', from: 'JPY', to: 'USD', minorUnits: 0n, gives: 0n },
  ])('exchanges $what', ({ from, to, minorUnits, gives }) => {
    expect(convert(from, to, minorUnits).to).toEqual({ currency: to, minorUnits: gives });
  });

  it('rounds a half to the even amount', () => {
    const days = [aRateDay({ day: '2026-04-02', quotes: { USD: '0.5' } })];
    const rate = find('EUR', 'USD', days);
    if (rate === undefined) throw new Error('There is a rate.');
    const give = (minorUnits: bigint) =>
      convertPayout({ minorUnits, currency: 'EUR' }, { rate, multipleMinorUnits: 1n }, at).to;

    expect([1n, 3n, 5n].map((amount) => give(amount).minorUnits)).toEqual([0n, 2n, 2n]);
  });

  it('keeps the published rates as they were written, both of a cross rate', () => {
    const conversion = convert('USD', 'GBP', 10_000n);

    expect(conversion.quotes).toEqual([
      { from: 'EUR', to: 'USD', rate: '1.0832' },
      { from: 'EUR', to: 'GBP', rate: '0.83450' },
    ]);
    expect(describeQuotes(conversion)).toBe(
      '1 EUR = 1.0832 USD, 1 EUR = 0.83450 GBP (ecb, 2026-04-02)',
    );
  });

  const currencies = fc.constantFrom('EUR', 'USD', 'GBP', 'JPY', 'KWD');
  const cases = fc.record({
    from: currencies,
    to: currencies,
    minorUnits: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    multiple: fc.constantFrom(1n, 10n, 100n),
  });

  it('is never further from the exact amount than half of what can be paid, either way', () => {
    const perEuro: Readonly<Record<string, bigint>> = {
      ...{ EUR: 100_000n, USD: 108_320n, GBP: 83_450n, JPY: 16_211_000n, KWD: 33_215n },
    };
    fc.assert(
      fc.property(cases, ({ from, to, minorUnits, multiple }) => {
        fc.pre(from !== to);
        const moved = convert(from, to, minorUnits, multiple).to.minorUnits;

        // moved = minorUnits x (perEuro to / perEuro from) x 10^(digits to - digits from), without a fraction.
        const left = minorUnits * (perEuro[to] ?? 0n) * 10n ** BigInt(minorUnitDigits[to] ?? 0);
        const unit = (perEuro[from] ?? 0n) * 10n ** BigInt(minorUnitDigits[from] ?? 0);
        const error = left - moved * unit;
        expect(2n * (error < 0n ? -error : error) <= unit * multiple).toBe(true);
        expect(moved % multiple).toBe(0n);
      }),
    );
  });

  it('leads from one amount to the other by what it records, and by nothing else', () => {
    fc.assert(
      fc.property(cases, ({ from, to, minorUnits, multiple }) => {
        fc.pre(from !== to);
        const conversion = convert(from, to, minorUnits, multiple);
        const { to: moved } = conversion;
        const another = { ...moved, minorUnits: moved.minorUnits + multiple };

        expect(checkConversion(conversion)).toBeUndefined();
        expect(checkConversion({ ...conversion, to: another })).toBeDefined();
        expect(checkConversion({ ...conversion, quotes: [] })).toBeDefined();
      }),
    );
  });
});
