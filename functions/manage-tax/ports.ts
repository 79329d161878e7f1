import type { BillingStore } from '../../core/invoices/billing.ts';
import type { InvoiceStore } from '../../core/invoices/invoice-store.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import type { TaxProfileStore } from '../../core/tax/tax-profile-store.ts';
import type { TaxYearUse } from '../../core/tax/tax-year-use.ts';
import type { AuditPorts } from '../shared/http/audited.ts';

/** What knowing who is who for tax needs from outside. */
export type ManageTaxPorts = AuditPorts & {
  readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findMerchant' | 'findPayee'>;
  readonly merchants: Pick<ProgramRegistry, 'replaceMerchant'>;
  readonly taxYears: TaxYearUse;
  readonly billings: BillingStore;
  readonly invoices: Pick<InvoiceStore, 'findProgress'>;
  readonly profiles: Pick<TaxProfileStore, 'find' | 'save' | 'remove'>;
};
