import { minorUnitDigits } from '../../core/money/minor-unit-digits.ts';
import { roundFraction } from '../../core/money/round-fraction.ts';

const pattern = /^(-?)(\d{1,15})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * Reads an amount that a shop computes in floats or keeps with more places than its currency has, in minor units:
 * `29.990000000000002` is 29.99, `12.3450` stays between two cents and goes to the even one. What such a shop takes from
 * a buyer is whole minor units, so there is nothing smaller to lose; the text is rounded as it is written, and never
 * becomes a float here.
 *
 * Answers `undefined` for what is no decimal number, and for an unknown currency.
 */
export function roundDecimal(text: string, currency: string): bigint | undefined {
  const digits = minorUnitDigits[currency];
  const [, sign, whole, fraction = '', exponent = '0'] = pattern.exec(text) ?? [];
  if (digits === undefined || whole === undefined) return undefined;

  const scale = digits + Number(exponent) - fraction.length;
  const written = BigInt(whole + fraction);
  const minorUnits =
    scale >= 0
      ? written * 10n ** BigInt(scale)
      : roundFraction(written, 10n ** BigInt(-scale), 'half-even');
  return sign === '-' ? -minorUnits : minorUnits;
}
