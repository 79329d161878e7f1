import { isTaxNumber } from './tax-number.ts';

/** VAT numbers begin with their country, which for Greece is EL (Directive 2006/112/EC art. 215). */
const lettersOf = (country: string): string => (country === 'GR' ? 'EL' : country);

/** Whether a tidied number is one that invoices of a country bear: a VAT number of it, or in Australia an ABN. */
export function isInvoiceNumberOf(country: string, number: string): boolean {
  if (country === 'AU') return isTaxNumber('abn', number);
  return number.startsWith(lettersOf(country)) && isTaxNumber('vat', number);
}
