import type { IncomeKind } from './withholding-rule.ts';

/** Who a merchant is for tax. */
export type MerchantTax = {
  /** ISO 3166-1. */
  readonly country: string;
  /** The IANA zone in which the merchant's days are counted. */
  readonly timezone: string;
  /** What payouts are paid for. */
  readonly incomeKind: IncomeKind;
  /** As the customer of self-billed invoices; absent: the merchant's name. */
  readonly legalName?: string;
  /** The VAT number with its country's letters, or in Australia the ABN. Absent: nobody has said. */
  readonly taxNumber?: string;
};
