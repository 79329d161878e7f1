import { writeCsv } from '../../adapters/rails/csv.ts';
import type { Journal, JournalRow } from '../../core/finance/list-journal.ts';
import { formatMoney } from '../../core/money/format-money.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

const columns = [
  ...['postedAt', 'eventAt', 'journal', 'entry', 'kind', 'cause'],
  ...['account', 'accountNumber', 'creatorId', 'currency', 'debit', 'credit'],
] as const;

/** A journal as CSV: the same rows make the same bytes. */
export function writeJournal({ rows }: Journal): string {
  return writeCsv([columns, ...rows.map(cellsOf)]);
}

function cellsOf(row: JournalRow) {
  const { currency, sequence, debitMinorUnits, creditMinorUnits } = row;
  const amountOf = (minorUnits: bigint) => ({ amount: formatMoney({ minorUnits, currency }) });
  return [
    ...[formatInstant(row.postedAt), formatInstant(row.eventAt), row.journal, `${sequence}`],
    ...[row.kind, row.cause, row.account, row.accountNumber, row.creatorId, currency],
    amountOf(debitMinorUnits),
    amountOf(creditMinorUnits),
  ];
}
