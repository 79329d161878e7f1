import { parseMoney } from '../../../core/money/parse-money.ts';
import type { ReportedPayout } from '../../../core/payouts/reconcile-payouts.ts';
import { CsvError, readCsv } from '../read-csv.ts';
import { readStatus } from './read-status.ts';
import { type ReportColumns, type ReportField, reportFields } from './report-columns.ts';

/** A report cannot be read; the message says which line, and what is wrong with it. */
export class ReportError extends Error {
  constructor(line: number, what: string, options?: ErrorOptions) {
    super(`Line ${line}: ${what}`, options);
    this.name = 'ReportError';
  }
}

/**
 * Reads a provider's report of payouts, a CSV with a line of titles. Lines that name no payout are passed over: reports
 * have fees and totals, too. An amount may be negative, as money that leaves is in some reports.
 *
 * @throws ReportError for a missing column, and for a line with an amount, a currency or a status that is none.
 */
export function readReport(text: string, columns: ReportColumns): ReportedPayout[] {
  const [head, ...rows] = parse(text);
  if (head === undefined) throw new ReportError(1, 'The report is empty.');
  const places = findPlaces(head.cells, columns);
  return rows.flatMap(({ line, cells }) => {
    const read = (field: ReportField) => cells[places[field] ?? -1]?.trim() ?? '';
    const payoutId = read('payoutId');
    return payoutId === '' ? [] : [toPayout(payoutId, line, read)];
  });
}

function parse(text: string) {
  try {
    return readCsv(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(/^Line (\d+)/.exec(error.message)?.[1] ?? 1);
    throw new ReportError(line, error.message.replace(/^Line \d+: /, ''), { cause: error });
  }
}

function findPlaces(titles: readonly string[], columns: ReportColumns) {
  const known = titles.map((title) => title.trim().toLowerCase());
  const places: Partial<Record<ReportField, number>> = {};
  for (const field of reportFields) {
    const name = columns[field].find((each) => known.includes(each.toLowerCase()));
    if (name !== undefined) places[field] = known.indexOf(name.toLowerCase());
    else if (field !== 'reference') {
      throw new ReportError(1, `There is no column for ${field}: ${columns[field].join(' or ')}.`);
    }
  }
  return places;
}

function toPayout(
  payoutId: string,
  line: number,
  read: (field: ReportField) => string,
): ReportedPayout {
  const currency = read('currency').toUpperCase();
  const written = read('amount').replace(/^-/, '');
  const amount = parseMoney(written, currency);
  if (amount === undefined) {
    throw new ReportError(
      line,
      `"${read('amount')} ${currency}" is not an amount, such as "12.34 USD".`,
    );
  }
  const state = readStatus(read('status'));
  if (state === undefined)
    throw new ReportError(line, `The status "${read('status')}" is not known.`);
  const reference = read('reference');
  return { payoutId, amount, state, line, ...(reference === '' ? {} : { reference }) };
}
