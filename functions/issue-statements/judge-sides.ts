import type { SelfBillingAgreement } from '../../core/invoices/billing.ts';
import type { Invoice, InvoiceParty } from '../../core/invoices/invoice.ts';
import { type InvoiceHold, judgeInvoiceTax } from '../../core/invoices/judge-invoice-tax.ts';
import { minorUnitDigits } from '../../core/money/minor-unit-digits.ts';
import { termsAt } from '../../core/payees/terms-at.ts';
import type { Creator, Merchant } from '../../core/programs/program.ts';
import { lastDayOf } from '../../core/tax/evidence-at.ts';
import { isInvoiceNumberOf } from '../../core/tax/invoice-number-of.ts';
import type { TaxNumber, TaxProfile } from '../../core/tax/tax-profile.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { parseDay } from '../../core/time/parse-day.ts';

/** All that an invoice's parties and its tax follow from. */
export type SidesCase = {
  readonly merchant: Merchant | undefined;
  readonly creator: Creator | undefined;
  readonly agreement: SelfBillingAgreement;
  readonly profile: TaxProfile | undefined;
  readonly numbers: readonly TaxNumber[];
  readonly currency: string;
  /** The last day of the month. */
  readonly day: string;
};

export type JudgedSides =
  | { readonly kind: 'sides'; readonly sides: Pick<Invoice, 'supplier' | 'customer' | 'tax'> }
  | ({ readonly kind: 'hold' } & InvoiceHold);

/** Who an invoice is from and to and what tax it bears, or what it waits for. */
export function judgeSides(of: SidesCase): JudgedSides {
  const { merchant, creator, agreement, profile, numbers, currency, day } = of;
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
  const { country, taxNumber, legalName = merchant.name } = merchant.tax;
  const isRegistered = agreement.registration === 'registered';
  const judged = judgeInvoiceTax({
    supplier: { country: profile.country, isRegistered, ...numberPart(ownNumber) },
    customer: { country, ...numberPart(taxNumber) },
    ...{ currency, day },
  });
  if (judged.kind === 'hold') return judged;
  // BR-O-02: who is outside the scope shows no number, nor does the other side.
  const showsNumbers = judged.tax.category !== 'O';
  const supplier: InvoiceParty = {
    ...{ ...agreement.supplier, id: profile.receiver.id, country: profile.country },
    ...(showsNumbers ? numberPart(ownNumber) : {}),
  };
  const customer: InvoiceParty = {
    ...{ id: merchant.merchantId, name: legalName, country },
    ...(showsNumbers ? numberPart(taxNumber) : {}),
  };
  return { kind: 'sides', sides: { supplier, customer, tax: judged.tax } };
}

const hold = (reason: InvoiceHold['reason'], detail: string): JudgedSides => ({
  ...{ kind: 'hold', reason, detail },
});

const numberPart = (taxNumber: string | undefined) =>
  taxNumber === undefined ? {} : { taxNumber };

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
