import type { TaxProfile } from '../tax/tax-profile.ts';
import type { TaxReceiver } from '../tax/tax-receiver.ts';
import type { TaxYearTotal } from '../tax/tax-year-total.ts';

/** What decides about the tax of a payment to somebody: what is on file, and what was paid in the tax year before. */
export type TaxStanding = {
  readonly receiver: TaxReceiver;
  readonly profile: TaxProfile | undefined;
  /** One per currency that may be paid. */
  readonly totals: readonly TaxYearTotal[];
};
