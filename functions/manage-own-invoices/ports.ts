import type { BillingStore } from '../../core/invoices/billing.ts';
import type {
  InvoicingStore,
  OwnInvoiceDocuments,
} from '../../core/invoices/own/invoicing-store.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { TaxProfileStore } from '../../core/tax/tax-profile-store.ts';
import type { OpenInvoicedMonthsPorts } from '../shared/billing/open-invoiced-months.ts';
import type { AuditPorts } from '../shared/http/audited.ts';

/** What taking invoices in needs from outside. */
export type OwnInvoicesPorts = AuditPorts &
  Omit<OpenInvoicedMonthsPorts, 'ledger' | 'invoicing'> & {
    readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findMerchant'>;
    readonly billings: Pick<BillingStore, 'find'>;
    readonly profiles: Pick<TaxProfileStore, 'find' | 'findNumbers'>;
    readonly ledger: Pick<LedgerStore, 'readHead' | 'readInvoicing' | 'write'>;
    readonly invoicing: InvoicingStore;
    readonly documents: OwnInvoiceDocuments;
    readonly sha256OfBytes: (bytes: Uint8Array) => string;
  };

export type Account = { readonly merchantId: string; readonly creatorId: string };
