import { minorUnitDigits } from '../../../core/money/minor-unit-digits.ts';
import type { Money } from '../../../core/money/money.ts';
import { requireMinorUnitDigits } from '../../../core/money/require-minor-unit-digits.ts';
import { UnusableContentError } from '../unusable-content-error.ts';

/** Reads amounts of one currency into minor units of ISO 4217. Absent is zero. */
export type StripeAmounts = {
  /** In upper case. */
  readonly currency: string;
  /** @throws UnusableContentError for what is no whole number of the currency's smallest unit. */
  readonly read: (field: string, text: string | null | undefined) => bigint;
};

/**
 * Stripe's decimal places, as docs.stripe.com/currencies lists them. UGX is listed among those without decimals, and
 * under "special cases" like ISK: both are written with two, which are always 00. HUF and TWD have two decimals
 * in payments, and are whole numbers in payouts only.
 */
const withoutDecimals: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
);
const withThreeDecimals: ReadonlySet<string> = new Set('BHD JOD KWD OMR TND'.split(' '));

/**
 * The reader for a currency, which Stripe writes in lower case. Where Stripe counts in another unit than ISO 4217
 * (MGA has two decimals there, ISK and UGX none), the amount is converted exactly or refused: a króna has no hundredths.
 *
 * @throws UnusableContentError if the currency is absent, or not in ISO 4217.
 */
export function amountsOf(written: string | null | undefined): StripeAmounts {
  const currency = (written ?? '').toUpperCase();
  const digits = Object.hasOwn(minorUnitDigits, currency) ? minorUnitDigits[currency] : undefined;
  if (digits === undefined) {
    throw new UnusableContentError('unknown-currency', 'The currency is not in ISO 4217.');
  }
  const excess = stripeDigits(currency) - digits;
  return {
    currency,
    read: (field, text) => {
      if (text === undefined || text === null) return 0n;
      const minorUnits = /^-?\d{1,18}$/.test(text) ? convert(BigInt(text), excess) : undefined;
      if (minorUnits !== undefined) return minorUnits;
      const detail = `${field} is no amount of ${currency}.`;
      throw new UnusableContentError('unreadable-amount', detail);
    },
  };
}

/** Refuses what must be there and must not be negative, such as what a customer paid. */
export function requireAmount(
  { read }: StripeAmounts,
  field: string,
  text: string | null | undefined,
): bigint {
  const minorUnits = text === undefined || text === null ? undefined : read(field, text);
  if (minorUnits !== undefined && minorUnits >= 0n) return minorUnits;
  const detail = minorUnits === undefined ? `${field} is missing.` : `${field} is negative.`;
  throw new UnusableContentError('unreadable-amount', detail);
}

/** An amount as Stripe writes it; nothing if it is finer than Stripe's unit, such as hundredths of an ariary. */
export function writeAmount({ minorUnits, currency }: Money): string | undefined {
  const digits = requireMinorUnitDigits(currency);
  return convert(minorUnits, digits - stripeDigits(currency))?.toString();
}

function stripeDigits(currency: string): number {
  if (withoutDecimals.has(currency)) return 0;
  return withThreeDecimals.has(currency) ? 3 : 2;
}

/** @param excess how many decimals are written beyond those that are wanted; negative if they are fewer. */
function convert(written: bigint, excess: number): bigint | undefined {
  if (excess <= 0) return written * 10n ** BigInt(-excess);
  const unit = 10n ** BigInt(excess);
  return written % unit === 0n ? written / unit : undefined;
}
