/** Whether anything was counted in a tax year. */
export interface TaxYearUse {
  /** May be a moment old. */
  isUsed(merchantId: string, taxYear: number): Promise<boolean>;
}
