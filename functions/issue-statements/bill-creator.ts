import type { BillingStore, SelfBillingAgreement } from '../../core/invoices/billing.ts';
import type { InvoiceStore } from '../../core/invoices/invoice-store.ts';
import type { StatementRecord, StatementStore } from '../../core/statements/statement-store.ts';
import { taxDayOf } from '../../core/tax/tax-day.ts';
import { listStatementsAfter } from '../shared/billing/list-statements-after.ts';
import {
  type OpenInvoicedMonthsPorts,
  openInvoicedMonths,
} from '../shared/billing/open-invoiced-months.ts';
import { type BillStatementPorts, billStatement } from './bill-statement.ts';

export type BillCreatorPorts = BillStatementPorts &
  OpenInvoicedMonthsPorts & {
    readonly billings: Pick<BillingStore, 'find'>;
    readonly invoices: Pick<
      InvoiceStore,
      'add' | 'findByCause' | 'findProgress' | 'lastPlace' | 'list' | 'saveProgress'
    >;
    readonly statements: Pick<StatementStore, 'list'>;
  };

type Account = { readonly merchantId: string; readonly creatorId: string };

/**
 * Bills the issued statements of a self-billed creator, month by month: a month that must wait for something keeps the
 * later ones waiting, because their reversals are credited on it. Run again, it goes on where it stopped. Who writes invoices
 * is told for which months.
 *
 * @returns how many invoices and credit notes were issued.
 */
export async function billCreator(ports: BillCreatorPorts, account: Account): Promise<number> {
  const { merchantId, creatorId } = account;
  const agreement = await ports.billings.find(merchantId, creatorId);
  if (agreement?.kind === 'invoices') await openInvoicedMonths(ports, account, agreement);
  if (agreement?.kind !== 'self-billing') return 0;
  const { through } = await ports.invoices.findProgress(merchantId, creatorId);
  let issued = 0;
  let last = through;
  for (const record of await listUnbilled(ports, account, agreement, through)) {
    const billed = await billStatement(ports, record, agreement);
    if (billed.kind === 'hold') {
      const { reason, detail } = billed;
      const held = { period: record.month, reason, detail };
      const progress = { held, ...(last === undefined ? {} : { through: last }) };
      await ports.invoices.saveProgress(merchantId, creatorId, progress);
      return issued;
    }
    last = record.month;
    await ports.invoices.saveProgress(merchantId, creatorId, { through: last });
    issued += billed.issued;
  }
  return issued;
}

/** Statements behind the last one billed whose month ends within the agreement, the oldest first. */
async function listUnbilled(
  { statements }: BillCreatorPorts,
  account: Account,
  { from, until = '9999-12-31' }: SelfBillingAgreement,
  through?: string,
): Promise<StatementRecord[]> {
  const unbilled = await listStatementsAfter(statements, account, through);
  return unbilled.filter((record) => dayOf(record) >= from && dayOf(record) <= until);
}

const dayOf = ({ until, timeZone }: StatementRecord): string =>
  taxDayOf({ timezone: timeZone }, until - 1);
