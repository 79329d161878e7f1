import type { SelfBillingAgreement } from '../../core/invoices/billing.ts';
import type { Invoice } from '../../core/invoices/invoice.ts';
import { invoiceSeries } from '../../core/invoices/invoice-number.ts';
import type { InvoiceRecord, InvoiceStore } from '../../core/invoices/invoice-store.ts';
import type { InvoiceHold } from '../../core/invoices/judge-invoice-tax.ts';
import { type BillingPlan, planBilling } from '../../core/invoices/plan-billing.ts';
import { writeCreditNote, writeInvoice } from '../../core/invoices/write-invoice.ts';
import { isCash } from '../../core/ledger/is-cash.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { IssuedStatement, StatedUnit } from '../../core/statements/issued-statement.ts';
import type { StatementRecord, StatementTexts } from '../../core/statements/statement-store.ts';
import { taxDayOf } from '../../core/tax/tax-day.ts';
import type { TaxProfileStore } from '../../core/tax/tax-profile-store.ts';
import { readIssuedText } from '../shared/reading/read-issued-text.ts';
import { type IssueInvoicePorts, issueInvoice } from './issue-invoice.ts';
import { judgeSides } from './judge-sides.ts';
import { type PostInvoiceTaxPorts, postInvoiceTax } from './post-invoice-tax.ts';

export type BillStatementPorts = IssueInvoicePorts &
  Pick<PostInvoiceTaxPorts, 'ledger'> & {
    readonly invoices: Pick<InvoiceStore, 'add' | 'findByCause' | 'lastPlace' | 'list'>;
    readonly texts: Pick<StatementTexts, 'put' | 'read'>;
    readonly profiles: Pick<TaxProfileStore, 'find' | 'findNumbers'>;
    readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findMerchant'>;
  };

export type Billed =
  | { readonly kind: 'billed'; readonly issued: number }
  | ({ readonly kind: 'hold' } & InvoiceHold);

/**
 * Issues the invoice and the credit notes of a statement, for each currency. What is held in one currency holds nothing
 * that was issued in another; run again, it issues what is left. The tax of each becomes payable with it.
 */
export async function billStatement(
  ports: BillStatementPorts,
  record: StatementRecord,
  agreement: SelfBillingAgreement,
): Promise<Billed> {
  const statement = JSON.parse(await readIssuedText(ports, record)) as IssuedStatement;
  let issued = 0;
  for (const unit of statement.units.filter((each) => isCash(each.unit))) {
    const earlier = needsEarlier(unit) ? await readEarlier(ports, record, unit.unit) : [];
    const billed = await billUnit(ports, { record, statement, agreement }, unit, earlier);
    if (billed.kind === 'hold') return billed;
    issued += billed.issued;
  }
  return { kind: 'billed', issued };
}

type Bill = {
  readonly record: StatementRecord;
  readonly statement: IssuedStatement;
  readonly agreement: SelfBillingAgreement;
};

async function billUnit(
  ports: BillStatementPorts,
  bill: Bill,
  { unit: currency, lines }: StatedUnit,
  earlier: readonly Invoice[],
): Promise<Billed> {
  const plan = planBilling({ lines }, earlier);
  if (plan.lines.length === 0 && plan.credits.length === 0) return { kind: 'billed', issued: 0 };
  const { merchantId, creatorId, month, timeZone, from, until } = bill.record;
  const receiver = { kind: 'creator', id: creatorId } as const;
  const [merchant, creator, profile, numbers] = await Promise.all([
    ports.directory.findMerchant(merchantId),
    ports.directory.findCreator(merchantId, creatorId),
    ports.profiles.find(merchantId, receiver),
    ports.profiles.findNumbers(merchantId, receiver),
  ]);
  const { agreement, statement } = bill;
  const day = taxDayOf({ timezone: timeZone }, until - 1);
  const timezone = merchant?.tax?.timezone ?? timeZone;
  const document = {
    ...{ statement, currency, agreement, periodThrough: day },
    periodFrom: taxDayOf({ timezone: timeZone }, from),
    issuedOn: taxDayOf({ timezone }, ports.now()),
  };
  const series = invoiceSeries(agreement.prefix, document.issuedOn);
  const causeOf = (what: string) => ({
    ...{ merchantId, creatorId, series, cause: `${month}#${currency}#${what}` },
  });
  let issued = 0;
  if (plan.lines.length > 0) {
    const judged = judgeSides({ merchant, creator, agreement, profile, numbers, currency, day });
    if (judged.kind === 'hold') return judged;
    const write = (number: string) =>
      writeInvoice({ ...document, number }, judged.sides, plan.lines);
    if (await issueAndPost(ports, causeOf('invoice'), write)) issued += 1;
  }
  return { kind: 'billed', issued: issued + (await issueCredits(ports, plan, document, causeOf)) };
}

async function issueCredits(
  ports: BillStatementPorts,
  { credits }: BillingPlan,
  document: Omit<Parameters<typeof writeCreditNote>[0], 'number'>,
  causeOf: (what: string) => Parameters<typeof issueInvoice>[1],
): Promise<number> {
  let issued = 0;
  for (const credit of credits) {
    const write = (number: string) => writeCreditNote({ ...document, number }, credit);
    const cause = causeOf(`credit#${credit.invoice.number}`);
    if (await issueAndPost(ports, cause, write)) issued += 1;
  }
  return issued;
}

/** A run that dies between the two is made good by the next, which finds the document and posts its tax. */
async function issueAndPost(
  ports: BillStatementPorts,
  ...[cause, write]: [Parameters<typeof issueInvoice>[1], Parameters<typeof issueInvoice>[2]]
): Promise<boolean> {
  const isIssued = await issueInvoice(ports, cause, write);
  await postInvoiceTax(ports, cause);
  return isIssued;
}

const needsEarlier = ({ lines }: StatedUnit): boolean =>
  lines.some(({ kind, amount }) => /^(?:order|terms)$/.test(kind) && amount.amount.startsWith('-'));

const pageLimit = 100;

/** The documents of earlier months in a currency, the oldest first: those of this month must not change its own plan. */
async function readEarlier(
  ports: BillStatementPorts,
  { merchantId, creatorId, month }: StatementRecord,
  currency: string,
): Promise<Invoice[]> {
  const found: InvoiceRecord[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const request = { limit: pageLimit, ...(after === undefined ? {} : { after }) };
    const page = await ports.invoices.list(merchantId, creatorId, request);
    found.push(...page.items);
    after = page.next;
    more = after !== undefined;
  }
  const earlier = found.filter((each) => each.currency === currency && each.period < month);
  const documents: Invoice[] = [];
  // A month's credit notes stand before its invoice, which is no matter: they credit earlier ones.
  for (const each of earlier.toReversed()) {
    documents.push(JSON.parse(await readIssuedText(ports, each)) as Invoice);
  }
  return documents;
}
