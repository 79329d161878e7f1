import { type ItemKey, pad, tenant } from './item-key.ts';
import { accountPartition, entryPrefix } from './ledger-keys.ts';

/*
 * Keys of statements, invoices, exports and what authorities are paid.
 *
 * Ledger
 * | access pattern                        | index   | partition                            | sort                              |
 * | ------------------------------------- | ------- | ------------------------------------ | --------------------------------- |
 * | a creator's issued statements, by month |       | TENANT#<m>#CREATOR#<creator>         | STATEMENT#<month>                 |
 * | a payee's issued statements, by month |         | TENANT#<m>#PAYEE-STATEMENTS#<payee>  | STATEMENT#<month>                 |
 * | up to which month they are made       |         | TENANT#<m>#PAYEE-STATEMENTS#<payee>  | THROUGH                           |
 * | a creator's invoices, by month        |         | TENANT#<m>#CREATOR#<creator>         | INVOICE#<month>#<currency>#<what> |
 * | an invoice by its number              |         | TENANT#<m>#CREATOR#<creator>         | INVOICE-NUMBER#<number>           |
 * | the entry that posted an invoice's tax |        | TENANT#<m>#CREATOR#<creator>         | INDIRECT-TAX#<cause>              |
 * | what a creator has to invoice          |        | TENANT#<m>#CREATOR#<creator>         | INVOICING                         |
 * | versions of a creator's own invoices   |        | TENANT#<m>#CREATOR#<creator>         | OWN-INVOICE#<month>#<currency>#<version> |
 * | how far a creator is billed           |         | TENANT#<m>#CREATOR#<creator>         | BILLED                            |
 * | the last number of a series           |         | TENANT#<m>#INVOICES#<series>         | SERIES                            |
 * | which months are locked               |         | TENANT#<m>#BOOKS                     | LOCK#<month>                      |
 * | an export of the books                |         | TENANT#<m>#EXPORT#<export>           | EXPORT                            |
 * | what was paid to a tax authority      |         | TENANT#<m>#AUTHORITY#<country>       | HEAD                              |
 * | its entries, in order                 |         | TENANT#<m>#AUTHORITY#<country>       | ENTRY#<sequence>                  |
 * | a payment to it by its reference      |         | TENANT#<m>#AUTHORITY#<country>       | REFERENCE#<reference>             |
 */

export const authoritiesOf = (m: string): string => `${tenant(m)}#AUTHORITY#`;

export const booksPartition = (m: string): string => `${tenant(m)}#BOOKS`;
export const lockPrefix = 'LOCK#';
export const lockKey = (m: string, month: string): ItemKey => ({
  pk: booksPartition(m),
  sk: `${lockPrefix}${month}`,
});

export const bookExportKey = (m: string, exportId: string): ItemKey => ({
  pk: `${tenant(m)}#EXPORT#${exportId}`,
  sk: 'EXPORT',
});

export const statementPrefix = 'STATEMENT#';
export const statementKey = (m: string, creatorId: string, month: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `${statementPrefix}${month}`,
});
/** The sort keys of all statements, or of those up to one of them. */
export const statementsUntil = (sk = 'STATEMENT$'): { from: string; last: string } => ({
  from: statementPrefix,
  last: sk,
});

export const payeeStatementsPartition = (m: string, payeeId: string): string =>
  `${tenant(m)}#PAYEE-STATEMENTS#${payeeId}`;
export const payeeStatementKey = (m: string, payeeId: string, month: string): ItemKey => ({
  pk: payeeStatementsPartition(m, payeeId),
  sk: `${statementPrefix}${month}`,
});
export const payeeStatementsThroughKey = (m: string, payeeId: string): ItemKey => ({
  pk: payeeStatementsPartition(m, payeeId),
  sk: 'THROUGH',
});

const invoicePrefix = 'INVOICE#';
/** @param cause begins with the month, so that they sort by it. */
export const invoiceKey = (m: string, creatorId: string, cause: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `${invoicePrefix}${cause}`,
});
/** The sort keys of all invoices, or of those up to one of them. */
export const invoicesUntil = (sk = 'INVOICE$'): { from: string; last: string } => ({
  from: invoicePrefix,
  last: sk,
});
export const invoiceNumberKey = (m: string, creatorId: string, number: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `INVOICE-NUMBER#${number}`,
});
export const indirectTaxKey = (m: string, creatorId: string, cause: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `INDIRECT-TAX#${cause}`,
});
export const invoicingKey = (m: string, creatorId: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: 'INVOICING',
});
export const ownInvoiceKey = (
  m: string,
  creatorId: string,
  of: { readonly month: string; readonly billedCurrency: string; readonly version: number },
): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `OWN-INVOICE#${of.month}#${of.billedCurrency}#${of.version}`,
});
export const billingProgressKey = (m: string, creatorId: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: 'BILLED',
});
export const invoiceSeriesKey = (m: string, series: string): ItemKey => ({
  pk: `${tenant(m)}#INVOICES#${series}`,
  sk: 'SERIES',
});

export const authorityPartition = (m: string, country: string): string =>
  `${tenant(m)}#AUTHORITY#${country}`;
export const authorityHeadKey = (m: string, country: string): ItemKey => ({
  pk: authorityPartition(m, country),
  sk: 'HEAD',
});
export const authorityEntryKey = (m: string, country: string, sequence: number): ItemKey => ({
  pk: authorityPartition(m, country),
  sk: `${entryPrefix}${pad(sequence, 12)}`,
});
export const remittanceKey = (m: string, country: string, reference: string): ItemKey => ({
  pk: authorityPartition(m, country),
  sk: `REFERENCE#${reference}`,
});
/** Whether an item is part of what was paid to a tax authority. */
export const isOfAuthority = ({ pk }: ItemKey): boolean => /^TENANT#[^#]*#AUTHORITY#/.test(pk);
