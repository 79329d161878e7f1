import type { Book } from '../../core/finance/book.ts';
import type { JournalRow } from '../../core/finance/list-journal.ts';
import { formatMoney } from '../../core/money/format-money.ts';
import { describeQuotes, toConversionDocument } from '../../core/payouts/describe-conversion.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { type CsvCell, writeCsv } from '../rails/csv.ts';

const journalColumns = [
  ...['postedAt', 'eventAt', 'journal', 'entry', 'kind', 'cause'],
  ...['account', 'accountNumber', 'creatorId', 'currency', 'debit', 'credit'],
  ...['movedAmount', 'movedCurrency', 'rates'],
] as const;

/** A book as CSV: the same rows make the same bytes. */
export function writeBookCsv(book: Book): string {
  switch (book.kind) {
    case 'journal':
      return writeCsv([journalColumns, ...book.journal.rows.map(cellsOfJournal)]);
    case 'accrual': {
      const until = formatInstant(book.at);
      const rows = book.rows.map(({ account, currency, minorUnits }) => [
        ...[until, account, currency],
        amountOf(minorUnits, currency),
      ]);
      return writeCsv([['until', 'account', 'currency', 'amount'], ...rows]);
    }
    case 'cash': {
      const rows = book.rows.map(({ currency, why, dueOn = '', rail, minorUnits }) => [
        ...[currency, why, dueOn, rail],
        amountOf(minorUnits, currency),
      ]);
      return writeCsv([['currency', 'why', 'dueOn', 'rail', 'amount'], ...rows]);
    }
  }
}

/** A book as a JSON document: amounts are decimals as text. */
export function describeBook(book: Book): object {
  switch (book.kind) {
    case 'journal':
      return describeJournal(book.journal);
    case 'accrual':
      return {
        rows: book.rows.map(({ account, currency, minorUnits }) => ({
          ...{ until: formatInstant(book.at), account, currency },
          amount: formatMoney({ minorUnits, currency }),
        })),
      };
    case 'cash':
      return {
        rows: book.rows.map(({ currency, why, dueOn = null, rail, minorUnits }) => ({
          ...{ currency, why, dueOn, rail, amount: formatMoney({ minorUnits, currency }) },
        })),
      };
  }
}

function cellsOfJournal(row: JournalRow): CsvCell[] {
  const { currency, sequence, debitMinorUnits, creditMinorUnits } = row;
  return [
    ...[formatInstant(row.postedAt), formatInstant(row.eventAt), row.journal, `${sequence}`],
    ...[row.kind, row.cause, row.account, row.accountNumber, row.creatorId, currency],
    amountOf(debitMinorUnits, currency),
    amountOf(creditMinorUnits, currency),
    ...movedBy(row),
  ];
}

/** What moved in another currency, and by which rates: what the bank's statement shows of it. */
function movedBy({ conversion }: JournalRow): CsvCell[] {
  if (conversion === undefined) return ['', '', ''];
  const { to } = conversion;
  return [{ amount: formatMoney(to) }, to.currency, describeQuotes(conversion)];
}

const amountOf = (minorUnits: bigint, currency: string): CsvCell => ({
  amount: formatMoney({ minorUnits, currency }),
});

function describeJournal({ rows, totals }: Extract<Book, { kind: 'journal' }>['journal']) {
  return {
    rows: rows.map(({ debitMinorUnits, creditMinorUnits, conversion, ...row }) => ({
      ...row,
      postedAt: formatInstant(row.postedAt),
      eventAt: formatInstant(row.eventAt),
      debit: formatMoney({ minorUnits: debitMinorUnits, currency: row.currency }),
      credit: formatMoney({ minorUnits: creditMinorUnits, currency: row.currency }),
      ...(conversion === undefined ? {} : { conversion: toConversionDocument(conversion) }),
    })),
    totals: totals.map(({ currency, debitMinorUnits, creditMinorUnits }) => ({
      currency,
      debit: formatMoney({ minorUnits: debitMinorUnits, currency }),
      credit: formatMoney({ minorUnits: creditMinorUnits, currency }),
    })),
  };
}
