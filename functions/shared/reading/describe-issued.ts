import type { InvoiceRecord } from '../../../core/invoices/invoice-store.ts';
import type { StatementRecord } from '../../../core/statements/statement-store.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';

/** That a statement was issued, as answers tell it. */
export function describeStatementRecord(record: StatementRecord) {
  const { number, month: period, timeZone, from, until, sha256, issuedAt } = record;
  return {
    ...{ number, period, timeZone },
    ...{ from: formatInstant(from), until: formatInstant(until) },
    sha256,
    throughEntry: record.throughSequence,
    issuedAt: formatInstant(issuedAt),
  };
}

/** That an invoice or a credit note was issued, as answers tell it. */
export function describeInvoiceRecord(record: InvoiceRecord) {
  const { number, kind, period, currency, issuedOn, issuedAt, sha256, credits } = record;
  return {
    ...{ number, kind, period, currency, issuedOn, issuedAt: formatInstant(issuedAt), sha256 },
    ...(credits === undefined ? {} : { credits }),
  };
}
