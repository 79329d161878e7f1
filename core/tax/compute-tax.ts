import type { Fraction } from '../money/fraction.ts';
import type { TableRelief, TaxBand, TaxMethod } from './withholding-rule.ts';

/** What is withheld of a base, exactly, and how it came to that. */
export type ComputedTax = { readonly tax: Fraction; readonly steps: readonly TaxStep[] };

/** One step, in minor units; `tax` is what it adds, or (of a relief) takes off. */
export type TaxStep =
  | {
      readonly kind: 'rate';
      readonly of: Fraction;
      readonly rate: Fraction;
      readonly tax: Fraction;
    }
  | { readonly kind: 'less'; readonly tax: Fraction }
  | { readonly kind: 'relief'; readonly tax: Fraction };

/** Computes the tax on a base. @param gross the whole payment, which the relief of a table depends on. */
export function computeTax(method: TaxMethod, base: Fraction, gross: bigint): ComputedTax {
  switch (method.kind) {
    case 'nothing':
      return { tax: whole(0n), steps: [] };
    case 'rate': {
      const step = rateStep(base, method.rate);
      return { tax: step.tax, steps: [step] };
    }
    case 'bands':
      return computeBands(method.bands, base);
    case 'table':
      return computeTable(method, base, gross);
  }
}

function computeBands(bands: readonly TaxBand[], base: Fraction): ComputedTax {
  const steps: TaxStep[] = [];
  let from = whole(0n);
  for (const { upToMinorUnits, rate } of bands) {
    const end = upToMinorUnits === undefined ? base : lesser(base, whole(upToMinorUnits));
    const part = subtract(end, from);
    if (part.numerator <= 0n) break;
    steps.push(rateStep(part, rate));
    from = end;
  }
  return { tax: steps.map(({ tax }) => tax).reduce(add, whole(0n)), steps };
}

function computeTable(
  { rows, relief }: Extract<TaxMethod, { kind: 'table' }>,
  base: Fraction,
  gross: bigint,
): ComputedTax {
  const row = rows.find(
    ({ upToMinorUnits }) => upToMinorUnits === undefined || !isLess(whole(upToMinorUnits), base),
  );
  if (row === undefined) throw new RangeError('The last row of a table has no end.');
  const rated = rateStep(base, row.rate);
  const less = whole(row.lessMinorUnits);
  const byTable = greater(subtract(rated.tax, less), whole(0n));
  const relieved = lesser(byTable, computeRelief(relief, byTable, gross));
  return {
    tax: subtract(byTable, relieved),
    steps: [rated, { kind: 'less', tax: less }, { kind: 'relief', tax: relieved }],
  };
}

function computeRelief(
  { fullUpToMinorUnits, untilMinorUnits, loweredMinorUnits, times }: TableRelief,
  tax: Fraction,
  gross: bigint,
): Fraction {
  if (gross <= fullUpToMinorUnits) return tax;
  if (gross > untilMinorUnits) return whole(0n);
  return greater(subtract(whole(loweredMinorUnits), multiply(whole(gross), times)), whole(0n));
}

function rateStep(of: Fraction, rate: Fraction) {
  return { kind: 'rate', of, rate, tax: multiply(of, rate) } as const;
}

const whole = (numerator: bigint): Fraction => ({ numerator, denominator: 1n });

const multiply = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

const add = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
});

const subtract = (a: Fraction, b: Fraction): Fraction =>
  add(a, { numerator: -b.numerator, denominator: b.denominator });

const isLess = (a: Fraction, b: Fraction): boolean => subtract(a, b).numerator < 0n;
const lesser = (a: Fraction, b: Fraction): Fraction => (isLess(b, a) ? b : a);
const greater = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? b : a);
