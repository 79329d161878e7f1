import { minorUnitDigits } from '../../core/money/minor-unit-digits.ts';

/** Why an amount of money could not be read: its currency is none, or its digits have another form. */
export function explainBadAmount({ currency = '' }: { readonly currency?: string }): string {
  const digits = minorUnitDigits[currency];
  if (digits === undefined) return `"${currency}" is not an ISO 4217 currency, such as USD.`;

  const decimals = digits === 0 ? 'without decimals' : `with at most ${digits} decimals`;
  return `This is not an amount of its currency: write digits, ${decimals}.`;
}
