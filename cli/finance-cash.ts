import { describeBook, writeBookCsv } from '../adapters/finance/write-book.ts';
import { defaultRunDay, forecastCash } from '../core/finance/forecast-cash.ts';
import type { CommandIo } from './command-io.ts';
import { openBooks, readFinanceOptions, sharedUsage } from './finance/finance-options.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary finance cash [--run-day N]

Says which cash payouts will need: what is reserved for payouts already, which tax is withheld and not yet paid to its
authority, what the next run pays, what closes later, and what is held (the last and the tax have no day). By currency, day and rail: the one by which a creator was paid last.

  --run-day N     the day of the month on which payouts run, 1 to 28  (default: ${defaultRunDay})
${sharedUsage}

Exit codes: 0 written, 2 usage or unreadable input.`;

/**
 * `tributary finance cash`: what payouts will need.
 *
 * @returns the exit code: 0 written.
 * @throws UsageError for wrong options or an unreadable store.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const values = readFinanceOptions(argv, ['run-day'], usage);
  const runDay = Number(values['run-day'] ?? defaultRunDay);
  if (!Number.isInteger(runDay) || runDay < 1 || runDay > 28) {
    throw new UsageError(`--run-day is a day from 1 to 28.\n\n${usage}`);
  }
  const { store, merchantId } = await openBooks(values);
  const rows = forecastCash(store, merchantId, Date.now(), runDay);
  const book = { kind: 'cash', rows } as const;
  io.out(values.isJson ? JSON.stringify(describeBook(book)) : writeBookCsv(book).trimEnd());
  return 0;
}
