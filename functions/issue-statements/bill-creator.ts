import type { BillingStore, SelfBillingAgreement } from '../../core/invoices/billing.ts';
import type { InvoiceStore } from '../../core/invoices/invoice-store.ts';
import type { StatementRecord, StatementStore } from '../../core/statements/statement-store.ts';
import { taxDayOf } from '../../core/tax/tax-day.ts';
import { type BillStatementPorts, billStatement } from './bill-statement.ts';

export type BillCreatorPorts = BillStatementPorts & {
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
 * later ones waiting, because their reversals are credited on it. Run again, it goes on where it stopped.
 *
 * @returns how many invoices and credit notes were issued.
 */
export async function billCreator(ports: BillCreatorPorts, account: Account): Promise<number> {
  const { merchantId, creatorId } = account;
  const agreement = await ports.billings.find(merchantId, creatorId);
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

const pageLimit = 24;

/** Statements behind the last one billed whose month ends within the agreement, the oldest first. */
async function listUnbilled(
  { statements }: BillCreatorPorts,
  { merchantId, creatorId }: Account,
  { from, until = '9999-12-31' }: SelfBillingAgreement,
  through = '',
): Promise<StatementRecord[]> {
  const found: StatementRecord[] = [];
  let after: string | undefined;
  do {
    const request = { limit: pageLimit, ...(after === undefined ? {} : { after }) };
    const page = await statements.list(merchantId, creatorId, request);
    const open = page.items.filter((record) => record.month > through && dayOf(record) >= from);
    found.push(...open);
    after = open.length < page.items.length ? undefined : page.next;
  } while (after !== undefined);
  return found.toReversed().filter((record) => dayOf(record) <= until);
}

const dayOf = ({ until, timeZone }: StatementRecord): string =>
  taxDayOf({ timezone: timeZone }, until - 1);
