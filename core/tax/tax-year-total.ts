import type { TaxReceiver } from './tax-receiver.ts';
import type { IncomeKind } from './withholding-rule.ts';

/** Whose payments of which tax year of the payer, in which currency. */
export type TaxYearKey = {
  readonly merchantId: string;
  readonly receiver: TaxReceiver;
  readonly currency: string;
  /** By the calendar year in which it begins. */
  readonly taxYear: number;
};

/** What was paid for one kind of income. Payments that came back are not in it. */
export type TaxYearPart = {
  readonly incomeKind: IncomeKind;
  readonly grossMinorUnits: bigint;
  readonly withheldMinorUnits: bigint;
};

/**
 * What a receiver was paid in a tax year over all accounts of the merchant, kept with every reservation and every return.
 * `version` counts them, so that two at once cannot both count from the same.
 */
export type TaxYearTotal = TaxYearKey & {
  /** 0: nothing was ever paid. */
  readonly version: number;
  readonly paid: readonly TaxYearPart[];
};

/** The total of a year in which nothing was paid. */
export function emptyTaxYear({
  merchantId,
  receiver,
  currency,
  taxYear,
}: TaxYearKey): TaxYearTotal {
  return { merchantId, receiver, currency, taxYear, version: 0, paid: [] };
}

/** The total with a payment more; of one that comes back, `by` is -1n. */
export function changeTaxYear(
  total: TaxYearTotal,
  payment: TaxYearPart,
  by: 1n | -1n,
): TaxYearTotal {
  const { incomeKind } = payment;
  const others = total.paid.filter((part) => part.incomeKind !== incomeKind);
  const before = total.paid.find((part) => part.incomeKind === incomeKind);
  const grossMinorUnits = (before?.grossMinorUnits ?? 0n) + by * payment.grossMinorUnits;
  const withheldMinorUnits = (before?.withheldMinorUnits ?? 0n) + by * payment.withheldMinorUnits;
  const parts = [...others, { incomeKind, grossMinorUnits, withheldMinorUnits }];
  return {
    ...total,
    version: total.version + 1,
    paid: parts
      .filter((part) => part.grossMinorUnits !== 0n || part.withheldMinorUnits !== 0n)
      .toSorted((a, b) => (a.incomeKind < b.incomeKind ? -1 : 1)),
  };
}
