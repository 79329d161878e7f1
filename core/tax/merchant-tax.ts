import type { IncomeKind } from './withholding-rule.ts';

/** Who a merchant is for tax. */
export type MerchantTax = {
  /** ISO 3166-1. */
  readonly country: string;
  /** The IANA zone in which the merchant's days are counted. */
  readonly timezone: string;
  /** What payouts are paid for. */
  readonly incomeKind: IncomeKind;
};
