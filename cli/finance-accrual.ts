import { describeBook, writeBookCsv } from '../adapters/finance/write-book.ts';
import { accrue } from '../core/finance/accrue.ts';
import { startOfDay } from '../core/finance/read-span.ts';
import { defaultZone } from '../core/time/month-span.ts';
import type { CommandIo } from './command-io.ts';
import {
  type FinanceValues,
  openBooks,
  readFinanceOptions,
  sharedUsage,
} from './finance/finance-options.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary finance accrual --at DAY [--zone ZONE]

Says what lies in each account of the ledger at the end of a day, computed anew from every entry that was posted until
then: pending, held, payable, in payout and so on, and committed-fees, which is what is pending for content and other
activities and not for orders. Cash only.

  --at DAY        the last day that counts, YYYY-MM-DD
  --zone ZONE     the time zone of the day, such as Europe/Berlin  (default: UTC)
${sharedUsage}

Exit codes: 0 written, 2 usage or unreadable input.`;

/**
 * `tributary finance accrual`: what is owed at a cut-off.
 *
 * @returns the exit code: 0 written.
 * @throws UsageError for wrong options or an unreadable store.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const values = readFinanceOptions(argv, ['at', 'zone'], usage);
  const until = readCutOff(values);
  const { store, merchantId } = await openBooks(values);
  const rows = accrue(store, merchantId, until);
  const book = { kind: 'accrual', at: until, rows } as const;
  io.out(values.isJson ? JSON.stringify(describeBook(book)) : writeBookCsv(book).trimEnd());
  return 0;
}

function readCutOff({ at = '', zone = defaultZone }: FinanceValues): number {
  try {
    return startOfDay(at, zone, 1);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`--at: ${error.message}\n\n${usage}`);
  }
}
