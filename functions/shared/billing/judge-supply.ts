import type { SelfBillingAgreement } from '../../../core/invoices/billing.ts';
import type { InvoiceTax } from '../../../core/invoices/invoice-tax.ts';
import {
  type InvoiceHold,
  judgeInvoiceTax,
  type TaxSide,
} from '../../../core/invoices/judge-invoice-tax.ts';
import { minorUnitDigits } from '../../../core/money/minor-unit-digits.ts';
import { termsAt } from '../../../core/payees/terms-at.ts';
import type { Creator, Merchant } from '../../../core/programs/program.ts';
import { lastDayOf } from '../../../core/tax/evidence-at.ts';
import { isInvoiceNumberOf } from '../../../core/tax/invoice-number-of.ts';
import type { TaxNumber, TaxProfile } from '../../../core/tax/tax-profile.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { parseDay } from '../../../core/time/parse-day.ts';

/** All that the tax on what a creator supplies follows from. */
export type SupplyCase = {
  readonly merchant: Merchant | undefined;
  readonly creator: Creator | undefined;
  /** Absent: as the profile shows it. */
  readonly registration: SelfBillingAgreement['registration'] | undefined;
  readonly profile: TaxProfile | undefined;
  readonly numbers: readonly TaxNumber[];
  readonly currency: string;
  /** The last day of the month. */
  readonly day: string;
};

export type JudgedSupply =
  | {
      readonly kind: 'tax';
      readonly tax: InvoiceTax;
      readonly supplier: TaxSide;
      readonly customer: TaxSide;
    }
  | ({ readonly kind: 'hold' } & InvoiceHold);

/** What tax an invoice of a creator bears, whoever writes it, or what it waits for. */
export function judgeSupply(of: SupplyCase): JudgedSupply {
  const { merchant, creator, profile, numbers, currency, day } = of;
  const lastMoment = (parseDay(day) ?? 0) + msPerDay - 1;
  if (termsAt(creator?.payees, lastMoment) !== undefined) {
    return hold('paid-to-payee', 'Somebody else is paid for the creator: only they can be billed.');
  }
  if (merchant?.tax === undefined) {
    return hold('merchant-tax-missing', 'An invoice names the merchant’s country: save it.');
  }
  if (profile === undefined) {
    return hold('tax-profile-missing', 'There is no tax profile on file: save one.');
  }
  if ((minorUnitDigits[currency] ?? 3) > 2) {
    const detail = `EN 16931 has two places behind the point; ${currency} has more.`;
    return hold('currency-not-supported', detail);
  }
  const ownNumber = findNumber(profile, numbers, day);
  const registration = of.registration ?? registrationOf(profile, ownNumber);
  if (registration === undefined) {
    const detail =
      'An ABN does not say whether somebody is registered for GST: say it in the billing (registration).';
    return hold('tax-uncertain', detail);
  }
  const { country, taxNumber } = merchant.tax;
  const supplier = { country: profile.country, ...numberPart(ownNumber) };
  const customer = { country, ...numberPart(taxNumber) };
  const isRegistered = registration === 'registered';
  const judged = judgeInvoiceTax({
    ...{ supplier: { ...supplier, isRegistered }, customer, currency, day },
  });
  return judged.kind === 'hold' ? judged : { ...judged, supplier, customer };
}

const hold = (reason: InvoiceHold['reason'], detail: string): JudgedSupply => ({
  ...{ kind: 'hold', reason, detail },
});

const numberPart = (taxNumber: string | undefined) =>
  taxNumber === undefined ? {} : { taxNumber };

/** Who has a VAT number is registered. An ABN is no registration for GST, so of who has one nobody knows. */
function registrationOf(
  { country }: TaxProfile,
  ownNumber: string | undefined,
): SupplyCase['registration'] {
  if (ownNumber === undefined) return 'not-registered';
  return country === 'AU' ? undefined : 'registered';
}

/** The number of a form that counts on the day, if it is one of the country. */
function findNumber(
  { forms, country }: TaxProfile,
  numbers: readonly TaxNumber[],
  day: string,
): string | undefined {
  const counting = forms.filter((form) => form.from <= day && day <= lastDayOf(form));
  return numbers.find(
    ({ form, from, number }) =>
      counting.some((each) => each.kind === form && each.from === from) &&
      isInvoiceNumberOf(country, number),
  )?.number;
}
