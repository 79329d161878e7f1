import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allocate } from '../../core/money/allocate.ts';
import { minorUnitDigits } from '../../core/money/minor-unit-digits.ts';
import { roundFraction } from '../../core/money/round-fraction.ts';
import type { RoundingName } from '../../core/money/rounding.ts';

const read = (path: string) =>
  readFileSync(new URL(`../../../shared/${path}`, import.meta.url), 'utf8');

describe('allocate', () => {
  it('agrees with every published allocation of moneyphp', () => {
    const { rows } = JSON.parse(read('samples/money/moneyphp-allocate.json')) as {
      rows: [number, Record<string, number>, Record<string, number>][];
    };

    for (const [amount, ratios, expected] of rows) {
      const parts = allocate(BigInt(amount), Object.values(ratios), BigInt);

      expect(parts.map(({ minorUnits }) => Number(minorUnits))).toEqual(Object.values(expected));
    }
    expect(rows).toHaveLength(9);
  });

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
  const modes: readonly RoundingName[] = ['down', 'half-up', 'half-even', 'up'];

  it('agrees with every published rounding of big.js', () => {
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
});

describe('minorUnitDigits', () => {
  it('has the places of every currency in use', () => {
    const rows = read('samples/money/iso4217-codes-all.csv').trim().split(/\r?\n/).slice(1);
    const current = rows
      .map((row) => /,([A-Z]{3}),[\d.]*,(\d),$/.exec(row))
      .filter((match) => match !== null);

    const differing = current.filter(
      ([, code = '', digits]) => minorUnitDigits[code] !== Number(digits),
    );

    expect(differing).toEqual([]);
    expect(current.length).toBeGreaterThan(200);
  });
});

function toFraction(text: string): { numerator: bigint; denominator: bigint } {
  const [, mantissa = '', exponent = '0'] = /^([^e]+)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const [whole = '', fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return power >= 0
    ? { numerator: digits * 10n ** BigInt(power), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-power) };
}
