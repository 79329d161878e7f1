import type {
  InvoicedMonth,
  InvoicingAccount,
} from '../../../core/invoices/own/invoicing-account.ts';
import { emptyInvoicing } from '../../../core/invoices/own/invoicing-account.ts';
import type { OwnInvoice } from '../../../core/invoices/own/own-invoice.ts';
import type { StatedUnit } from '../../../core/statements/issued-statement.ts';
import { orderMoment } from './moments.ts';

/** An invoice of April over 100.00 EUR and 19 % that matches. */
export const anOwnInvoice = (changed: Partial<OwnInvoice> = {}): OwnInvoice => ({
  ...{ month: '2026-04', billedCurrency: 'EUR', version: 1, number: '17', issuedOn: '2026-05-03' },
  ...{ currency: 'EUR', netMinorUnits: 10_000n, taxMinorUnits: 1_900n, grossMinorUnits: 11_900n },
  ...{ format: 'application/pdf', sha256: '00', bytes: 5, uploadedAt: orderMoment },
  differences: [],
  ...changed,
});

/** April, over 100.00 EUR; without an invoice. */
export const anInvoicedMonth = (changed: Partial<InvoicedMonth> = {}): InvoicedMonth => ({
  ...{ month: '2026-04', currency: 'EUR', statement: 'mia-2026-04', day: '2026-04-30' },
  netMinorUnits: 10_000n,
  ...changed,
});

export const anInvoicingAccount = (changed: Partial<InvoicingAccount> = {}): InvoicingAccount => ({
  ...emptyInvoicing('acme', 'mia'),
  months: [anInvoicedMonth()],
  ...changed,
});

const eur = (amount: string) => ({ amount, currency: 'EUR' });

/** A month of a statement in euros that came to an amount. */
export const aStatedUnit = (earned: string, changed: Partial<StatedUnit> = {}): StatedUnit => ({
  ...{ unit: 'EUR', opening: eur('0.00'), earned: eur(earned), withheld: eur('0.00') },
  ...{ paid: eur('0.00'), other: eur('0.00'), closing: eur(earned), lines: [] },
  closingBalances: earned.startsWith('-')
    ? { payable: eur('0.00'), debt: eur(earned.slice(1)) }
    : { payable: eur(earned), debt: eur('0.00') },
  ...changed,
});
