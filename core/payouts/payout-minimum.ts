import { minorUnitDigits } from '../money/minor-unit-digits.ts';
import type { PayoutSettings } from '../programs/program.ts';

/** Least amounts worth a transfer, in minor units: about 25 USD, rounded to what people would name. */
const defaultMinimums: Readonly<Record<string, bigint>> = {
  AUD: 4_000n,
  BRL: 12_500n,
  CAD: 3_500n,
  CHF: 2_500n,
  CNY: 18_000n,
  CZK: 60_000n,
  DKK: 17_500n,
  EUR: 2_500n,
  GBP: 2_500n,
  HKD: 20_000n,
  HUF: 1_000_000n,
  IDR: 40_000_000n,
  INR: 200_000n,
  JPY: 3_000n,
  KRW: 35_000n,
  KWD: 8_000n,
  MXN: 45_000n,
  NOK: 25_000n,
  NZD: 4_000n,
  PLN: 10_000n,
  SEK: 25_000n,
  SGD: 3_500n,
  THB: 90_000n,
  TRY: 80_000n,
  TWD: 80_000n,
  USD: 2_500n,
  ZAR: 45_000n,
};

/** What a currency outside the table asks for, in whole units. */
const otherMinimum = 25n;

/**
 * The least amount of a currency that is paid out to a creator, in minor units: the lowest that any
 * of the creator's programs promises. A program that does not name the currency promises the default.
 */
export function choosePayoutMinimum(currency: string, programs: readonly PayoutSettings[]): bigint {
  const usual = defaultMinimum(currency);
  const promised = programs.map(
    ({ minimums }) =>
      minimums.find((minimum) => minimum.currency === currency)?.minorUnits ?? usual,
  );
  return promised.length === 0 ? usual : promised.reduce((low, next) => (next < low ? next : low));
}

function defaultMinimum(currency: string): bigint {
  const digits = minorUnitDigits[currency] ?? 0;
  return defaultMinimums[currency] ?? otherMinimum * 10n ** BigInt(digits);
}
