import type { InvoiceTax } from './invoice-tax.ts';
import { findVatRate, memberStates } from './vat-rates.ts';

/** Why an invoice is not issued for now, and what clears it. */
export type InvoiceHold = {
  readonly reason:
    | 'tax-profile-missing'
    | 'tax-number-missing'
    | 'registration-contradicted'
    | 'merchant-tax-missing'
    | 'paid-to-payee'
    | 'currency-not-supported'
    | 'tax-uncertain';
  readonly detail: string;
};

/** A side of an invoice as tax sees it. */
export type TaxSide = {
  readonly country: string;
  /** Of VAT with the country's letters; in Australia the ABN. Absent: none is on file. */
  readonly taxNumber?: string;
};

export type InvoiceTaxCase = {
  readonly supplier: TaxSide & { readonly isRegistered: boolean };
  readonly customer: TaxSide;
  readonly currency: string;
  /** The last day of what is billed, `YYYY-MM-DD`. */
  readonly day: string;
};

type Judged =
  | { readonly kind: 'tax'; readonly tax: InvoiceTax }
  | ({ readonly kind: 'hold' } & InvoiceHold);

/** Directive 2006/112/EC art. 226(11a) asks for the words 'Reverse charge'; the others say it to people who read them. */
const reverseCharge =
  'Reverse charge / Steuerschuldnerschaft des Leistungsempfängers / Autoliquidation / Inversión del sujeto pasivo / Inversione contabile / Btw verlegd';

/**
 * What indirect tax stands on an invoice for services between businesses, or why nobody can say: an uncertain case is
 * held, and never without tax.
 *
 * Sources: Directive 2006/112/EC art. 44, 196 and 226; Value Added Tax Act 1994 s.7A and s.8.
 */
export function judgeInvoiceTax(of: InvoiceTaxCase): Judged {
  const { supplier, customer } = of;
  if (!supplier.isRegistered) return judgeUnregistered(supplier);
  if (supplier.taxNumber === undefined) {
    const detail = `The billing says that the receiver is registered in ${supplier.country}, but no number that counts on ${of.day} is on file: save it in the tax profile.`;
    return hold('tax-number-missing', detail);
  }
  if (supplier.country === customer.country) return judgeDomestic(of);
  return judgeAbroad(supplier, customer);
}

const hold = (reason: InvoiceHold['reason'], detail: string): Judged => ({
  ...{ kind: 'hold', reason, detail },
});

function judgeUnregistered({ taxNumber, country }: TaxSide): Judged {
  // An ABN is no registration for GST.
  if (taxNumber !== undefined && country !== 'AU') {
    const detail =
      'The billing says that the receiver is not registered, but a VAT number is on file: correct one of them.';
    return hold('registration-contradicted', detail);
  }
  return {
    kind: 'tax',
    tax: { category: 'O', reason: 'The supplier is not registered for VAT or GST.' },
  };
}

function judgeDomestic({ supplier, customer, currency, day }: InvoiceTaxCase): Judged {
  const { country } = supplier;
  const rate = findVatRate(country, day);
  if (rate === undefined || country === 'IN') {
    const detail = `Nothing certain is known of the rate in ${country} on ${day}.`;
    return hold('tax-uncertain', detail);
  }
  if (rate.currency !== currency) {
    const detail = `Tax of ${country} must be stated in ${rate.currency}, and the invoice is in ${currency}.`;
    return hold('currency-not-supported', detail);
  }
  if (country === 'AU' && customer.taxNumber === undefined) {
    // GSTR 2000/10: recipient and supplier are both registered.
    return hold('merchant-tax-missing', 'The invoice names the ABN of the merchant: save it.');
  }
  const { percent, source } = rate;
  return { kind: 'tax', tax: { category: 'S', percent, source } };
}

function judgeAbroad(supplier: TaxSide, customer: TaxSide): Judged {
  const isVatCountry = (country: string) => memberStates.has(country) || country === 'GB';
  if (!isVatCountry(supplier.country) || !isVatCountry(customer.country)) {
    const detail = `No rule is certain for a registered supplier in ${supplier.country} and a customer in ${customer.country}.`;
    return hold('tax-uncertain', detail);
  }
  if (customer.taxNumber === undefined) {
    const detail = 'A reverse charge names the VAT number of the merchant: save it.';
    return hold('merchant-tax-missing', detail);
  }
  return { kind: 'tax', tax: { category: 'AE', reason: reverseCharge } };
}
