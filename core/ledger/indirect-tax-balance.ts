/**
 * VAT or GST within a currency of an account, in minor units. It is payable like what was earned, and is no income: it
 * counts towards no minimum, no tax is withheld of it, and it is nobody's but the creator's.
 */
export type IndirectTaxBalance = {
  /** Asked for by invoices less credit notes, and in no payout yet. Negative: more was paid than there is. */
  readonly openMinorUnits: bigint;
  /** In payouts, less what came back. */
  readonly reservedMinorUnits: bigint;
};
