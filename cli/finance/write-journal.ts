import { writeCsv } from '../../adapters/rails/csv.ts';
import type { Journal, JournalRow } from '../../core/finance/list-journal.ts';
import { formatMoney } from '../../core/money/format-money.ts';
import { describeQuotes } from '../../core/payouts/describe-conversion.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

const columns = [
  ...['postedAt', 'eventAt', 'journal', 'entry', 'kind', 'cause'],
  ...['account', 'accountNumber', 'creatorId', 'currency', 'debit', 'credit'],
  ...['movedAmount', 'movedCurrency', 'rates'],
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
    ...movedBy(row),
  ];
}

/** What moved in another currency, and by which rates: what the bank's statement shows of it. */
function movedBy({ conversion }: JournalRow) {
  if (conversion === undefined) return ['', '', ''];
  const { to } = conversion;
  return [{ amount: formatMoney(to) }, to.currency, describeQuotes(conversion)];
}
