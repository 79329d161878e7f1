import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allocate } from '../../core/money/allocate.ts';
import { currencies } from '../../core/money/currencies.ts';
import type { Currency } from '../../core/money/currency.ts';
import { findCurrency } from '../../core/money/find-currency.ts';
import { roundFraction } from '../../core/money/round-fraction.ts';
import type { RoundingName } from '../../core/money/rounding.ts';

const read = (path: string) =>
  readFileSync(new URL(`../../../shared/${path}`, import.meta.url), 'utf8');

/**
 * moneyphp divides by the same rule wherever its test suite looks: rounded down, the units left over
 * by falling fraction, the first among equals. Elsewhere the two differ, for reasons that matter
 * here. It rounds negative amounts down and not towards zero, so that -100 in three is -33, -33, -34
 * and a reversal does not mirror the payment; and it compares the fractions as floats, so that equal
 * fractions of large amounts are not equal.
 */
describe('allocate and moneyphp', () => {
  const { rows, targets } = JSON.parse(read('samples/money/moneyphp-allocate.json')) as {
    rows: [number, Record<string, number>, Record<string, number>][];
    targets: [number, number, number[]][];
  };
  const divide = (amount: number, ratios: readonly number[]) =>
    allocate(BigInt(amount), ratios, BigInt).map(({ minorUnits }) => Number(minorUnits));

  it('agree on every published allocation', () => {
    for (const [amount, ratios, expected] of rows) {
      expect(divide(amount, Object.values(ratios))).toEqual(Object.values(expected));
    }
    for (const [amount, count, expected] of targets) {
      expect(divide(amount, new Array(count).fill(1))).toEqual(expected);
    }
    expect([rows.length, targets.length]).toEqual([9, 2]);
  });

  it('disagree where a reversal has to mirror', () => {
    expect(divide(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });
});

describe('allocate', () => {
  it('agrees with the hand-derived roundings', () => {
    const file = JSON.parse(read('vectors/attribution/small_cases.json'));
    const { input, expected } = (file.cases ?? file).find(({ id }: { id: string }) => id === 's08');

    const shares = input.cases.map((item: { totalMinor: number; weights: number[] }) =>
      allocate(BigInt(item.totalMinor), item.weights, (weight) =>
        BigInt(Math.round(weight * 10)),
      ).map(({ minorUnits }) => Number(minorUnits)),
    );

    expect(shares).toEqual(expected.shares);
  });
});

describe('roundFraction', () => {
  it('agrees with every published rounding of big.js', () => {
    const modes: readonly RoundingName[] = ['down', 'half-up', 'half-even', 'up'];
    const { rows } = JSON.parse(read('samples/money/bigjs-round.json')) as {
      rows: [string, string, number, number][];
    };

    const differing = rows.filter(([expected, value, places, mode]) => {
      const scale = 10n ** BigInt(places);
      const exact = toFraction(value);
      const rounded = roundFraction(
        exact.numerator * scale,
        exact.denominator,
        modes[mode] ?? 'half-even',
      );
      const wanted = toFraction(expected);
      return rounded * wanted.denominator !== wanted.numerator * scale;
    });

    expect(differing).toEqual([]);
    expect(rows).toHaveLength(2_402);
  });

  it('agrees with every published rounding of moneyphp, but half-odd, by which nobody settles', () => {
    const names: Readonly<Record<string, RoundingName>> = {
      ROUND_HALF_EVEN: 'half-even',
      ROUND_HALF_UP: 'half-up',
      ROUND_HALF_DOWN: 'half-down',
      ROUND_HALF_POSITIVE_INFINITY: 'half-ceiling',
      ROUND_HALF_NEGATIVE_INFINITY: 'half-floor',
    };
    const { rows } = JSON.parse(read('samples/money/moneyphp-round.json')) as {
      rows: [string | number, string, string][];
    };
    const others = rows.filter(([, mode]) => names[mode] === undefined);

    for (const [value, mode, expected] of rows) {
      const rounding = names[mode];
      const { numerator, denominator } = toFraction(`${value}`);
      if (rounding === undefined) continue;
      expect(roundFraction(numerator, denominator, rounding)).toBe(BigInt(expected));
    }
    expect([rows.length, others.length]).toEqual([28, 5]);
    expect(new Set(others.map(([, mode]) => mode))).toEqual(new Set(['ROUND_HALF_ODD']));
  });
});

describe('currencies', () => {
  const rows = readRows(read('samples/money/iso4217-codes-all.csv'));
  const hasPlaces = (digits: string) => /^\d$/.test(digits);

  it('are all that are in use, with their places, numbers and names, and no others', () => {
    const inUse = rows.filter((row) => hasPlaces(row.digits) && row.withdrawn === '');

    for (const row of inUse) expect(findCurrency(row.code)).toEqual(describeRow(row));
    expect(
      Object.keys(currencies).filter((code) => findCurrency(code)?.withdrawnIn === undefined),
    ).toEqual([...new Set(inUse.map(({ code }) => code))].toSorted());
  });

  it('agree with the official list one of June 2024', () => {
    const entries = [...read('samples/money/iso4217-table_a1.xml').matchAll(xmlEntry)];

    for (const [, name = '', code = '', numericCode = '', digits = ''] of entries) {
      const { withdrawnIn: _, ...described } = findCurrency(code) ?? {};
      expect(described).toEqual(
        hasPlaces(digits) ? describeRow({ name, numericCode, digits }) : {},
      );
    }
    expect(entries.length).toBeGreaterThan(250);
  });

  it('withdrawn since 2020 are kept with their months', () => {
    const inUse = new Set(rows.filter((row) => row.withdrawn === '').map(({ code }) => code));
    const withdrawn = new Map<string, Row>();
    for (const row of rows) {
      const isLater = row.withdrawn > (withdrawn.get(row.code)?.withdrawn ?? '2020');
      if (!inUse.has(row.code) && isLater) withdrawn.set(row.code, row);
    }

    const kept = Object.entries(currencies).filter(([, one]) => one.withdrawnIn !== undefined);

    expect(
      kept.map(([code, { numericCode, name, withdrawnIn }]) => [
        code,
        numericCode,
        name,
        withdrawnIn,
      ]),
    ).toEqual(
      [...withdrawn.values()]
        .map((row) => [row.code, row.numericCode, row.name, row.withdrawn])
        .toSorted(),
    );
    expect(kept).toHaveLength(6);
  });
});

type Row = {
  readonly name: string;
  readonly code: string;
  readonly numericCode: string;
  readonly digits: string;
  readonly withdrawn: string;
};

const xmlEntry =
  /<CcyNm[^>]*>([^<]*)<\/CcyNm>\s*<Ccy>([^<]*)<\/Ccy>\s*<CcyNbr>([^<]*)<\/CcyNbr>\s*<CcyMnrUnts>([^<]*)</g;

const describeRow = ({ name, numericCode, digits }: Omit<Row, 'code' | 'withdrawn'>): Currency => ({
  numericCode,
  minorUnitDigits: Number(digits),
  name: tidy(name),
});

function readRows(csv: string): Row[] {
  return csv
    .trim()
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name = '', code, numericCode = '', digits = '', withdrawn = ''] =
        /(?:^|,)("(?:[^"]|"")*"|[^,"]*),([A-Z]{3}),(\d*),([^,]*),([^,]*)$/.exec(line) ?? [];
      return code === undefined ? [] : [{ name: tidy(name), code, numericCode, digits, withdrawn }];
    });
}

/** The lists have stray and no-break spaces in their names. */
function tidy(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

function toFraction(text: string): { numerator: bigint; denominator: bigint } {
  const [, mantissa = '', exponent = '0'] = /^([^e]+)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const [whole = '', fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return power >= 0
    ? { numerator: digits * 10n ** BigInt(power), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-power) };
}
