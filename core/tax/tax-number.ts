export const taxNumberKinds = [
  'ssn',
  'itin',
  'ein',
  'pan',
  'npwp',
  'abn',
  'utr',
  'vat',
  'foreign',
] as const;
/** Whose number it is: the United States' three, India's, Indonesia's, Australia's, a British or a VAT one, or that of another country. */
export type TaxNumberKind = (typeof taxNumberKinds)[number];

/** A number as it is stored: upper case, without blanks, dots, dashes and slashes. */
export function tidyTaxNumber(written: string): string {
  return written.toUpperCase().replaceAll(/[\s./-]/g, '');
}

/**
 * Whether a tidied number has the form of its kind and, where there is one, the right check digit. Whether it was ever given
 * to anybody only its authority knows.
 */
export function isTaxNumber(kind: TaxNumberKind, number: string): boolean {
  return checks[kind](number);
}

const checks: Readonly<Record<TaxNumberKind, (number: string) => boolean>> = {
  /** No area 000, 666 or 900 to 999, no group 00, no serial 0000 (20 CFR §422.103; SSA, "Randomization"). */
  ssn: (number) => /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(number),
  /** 9, and a group of 50-65, 70-88, 90-92 or 94-99 (IRS, Internal Revenue Manual 3.21.263). */
  itin: (number) => /^9\d{2}(?:5\d|6[0-5]|7\d|8[0-8]|9[0-2]|9[4-9])\d{4}$/.test(number),
  /** Prefixes that no campus gives out: IRS, "How EINs are assigned and valid EIN prefixes". */
  ein: (number) => /^(?!0[0789]|1[789]|2[89]|49|69|70|78|79|89|9[67])\d{9}$/.test(number),
  /** The fourth letter is the holder's kind (Income-tax Rules 1962, rule 114); the tenth is a check letter whose rule is not public. */
  pan: (number) => /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/.test(number),
  npwp: isNpwp,
  abn: isAbn,
  utr: isUtr,
  vat: isVat,
  foreign: (number) => /^[A-Z0-9]{4,30}$/.test(number),
};

/**
 * Fifteen digits, the ninth of which is a check digit by Luhn; or sixteen (PMK 112/PMK.03/2022): the fifteen behind a
 * zero, or a person's NIK, whose seventh to twelfth digits are the date of birth, with 40 added to the day for women.
 */
function isNpwp(number: string): boolean {
  if (/^\d{15}$/.test(number)) return hasLuhnDigit(number.slice(0, 9));
  if (/^0\d{15}$/.test(number)) return hasLuhnDigit(number.slice(1, 10));
  return /^[1-9]\d{5}(?:0[1-9]|[1256]\d|[37][01]|4[1-9])(?:0[1-9]|1[0-2])\d{6}$/.test(number);
}

function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Less one at the first place, the weighted sum is a multiple of 89 (Australian Business Register, "Format of the ABN"). */
function isAbn(number: string): boolean {
  if (!/^[1-9]\d{10}$/.test(number)) return false;
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  return (weigh(number, weights) - 10) % 89 === 0;
}

/** The first of ten digits checks the other nine, modulo 11 (HMRC, "Validation of Unique Taxpayer References"). */
function isUtr(number: string): boolean {
  if (!/^\d{10}$/.test(number)) return false;
  const rest = weigh(number.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
  return '21987654321'[rest] === number[0];
}

/**
 * Two letters and what their country puts behind them (European Commission, VIES, "What is the format of a VAT number?"). Britain's
 * are checked modulo 97, of the other countries' only the form: VIES says which are in use.
 */
function isVat(number: string): boolean {
  const form = vatForms[number.slice(0, 2)];
  const rest = number.slice(2);
  if (form === undefined || !form.test(rest)) return false;
  return number.startsWith('GB') ? hasBritishCheck(rest) : true;
}

const vatForms: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z0-9]{2}\d{9}$/,
  GB: /^\d{9}(?:\d{3})?$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^\d{9}(?:\d{3})?$/,
};

/** The weighted sum with the two check digits is a multiple of 97, or is with 55 added (HMRC, VAT Notice 700/12). */
function hasBritishCheck(digits: string): boolean {
  const sum = weigh(digits.slice(0, 7), [8, 7, 6, 5, 4, 3, 2]) + Number(digits.slice(7, 9));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
}
