import type { OwnInvoices } from '../../../core/invoices/billing.ts';
import type { InvoicingAccount } from '../../../core/invoices/own/invoicing-account.ts';
import type { InvoicingStore } from '../../../core/invoices/own/invoicing-store.ts';
import { openMonth } from '../../../core/invoices/own/open-month.ts';
import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import type { IssuedStatement } from '../../../core/statements/issued-statement.ts';
import type { StatementRecord, StatementStore } from '../../../core/statements/statement-store.ts';
import { taxDayOf } from '../../../core/tax/tax-day.ts';
import { type ReadIssuedTextPorts, readIssuedText } from '../reading/read-issued-text.ts';
import { listStatementsAfter } from './list-statements-after.ts';

export type OpenInvoicedMonthsPorts = ReadIssuedTextPorts & {
  readonly ledger: Pick<LedgerStore, 'readInvoicing'>;
  readonly invoicing: Pick<InvoicingStore, 'save'>;
  readonly statements: Pick<StatementStore, 'list'>;
};

/** So often somebody else may change what is invoiced meanwhile. */
const triesMax = 20;

/**
 * Takes the statements in that were issued since: for each month of the time in which the creator writes invoices there is one to
 * write then. Run again, it changes nothing.
 */
export async function openInvoicedMonths(
  ports: OpenInvoicedMonthsPorts,
  account: { readonly merchantId: string; readonly creatorId: string },
  { from }: Pick<OwnInvoices, 'from'>,
): Promise<InvoicingAccount> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const invoicing = await ports.ledger.readInvoicing(account.merchantId, account.creatorId);
    const records = await listStatementsAfter(ports.statements, account, invoicing.through);
    if (records.length === 0) return invoicing;
    let next = invoicing;
    for (const record of records) next = openMonth(next, await readStated(ports, record, from));
    const opened = { ...next, version: invoicing.version + 1 };
    if ((await ports.invoicing.save({ next: opened })) === 'written') return opened;
  }
  throw new Error(`What ${account.creatorId} has invoiced kept changing.`);
}

async function readStated(ports: ReadIssuedTextPorts, record: StatementRecord, from: string) {
  const { number, units } = JSON.parse(await readIssuedText(ports, record)) as IssuedStatement;
  const day = taxDayOf({ timezone: record.timeZone }, record.until - 1);
  return { month: record.month, statement: number, day, units, isInvoiced: day >= from };
}
