import { sha256 } from '../adapters/crypto/sha256.ts';
import { describeBook, writeBookCsv } from '../adapters/finance/write-book.ts';
import { UnmappedAccountError } from '../core/finance/account-mapping.ts';
import { findChange } from '../core/finance/find-change.ts';
import { listEntries } from '../core/finance/list-entries.ts';
import { listJournal } from '../core/finance/list-journal.ts';
import { readSpan } from '../core/finance/read-span.ts';
import type { CommandIo } from './command-io.ts';
import { openBooks, readFinanceOptions, sharedUsage } from './finance/finance-options.ts';
import { readAccountMapping } from './finance/read-account-mapping.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary finance journal --accounts FILE (--period YYYY-MM | --from DAY --to DAY) [--zone ZONE]

Writes every cash posting of a time, cut by posting time, as CSV with debit and credit, under the numbers of your own
accounts. In every currency debits equal credits. FILE is YAML or JSON:

  commission-expense: "4800"
  pending: "1590"
  payable: "1610"

  --accounts FILE which number each account of the ledger has in your books
  --period MONTH  a month, or --from and --to: days, both included
  --zone ZONE     the time zone of these days, such as Europe/Berlin  (default: UTC)
${sharedUsage}

Entries of a month that was locked with their digest (tributary finance lock) are held against it.

Exit codes: 0 written, 1 an account has no number, the ledger does not balance, or a locked month was changed, 2 usage or unreadable input.`;

/**
 * `tributary finance journal`: the journal for the merchant's bookkeeping.
 *
 * @returns the exit code: 0 written, 1 refused.
 * @throws UsageError for wrong options or an unreadable store.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const values = readFinanceOptions(argv, ['accounts', 'period', 'from', 'to', 'zone'], usage);
  const fail = (message: string) => new UsageError(`${message}\n\n${usage}`);
  if (values.accounts === undefined) throw fail('--accounts is missing.');
  const span = readSpan(values, fail);
  const mapping = await readAccountMapping(values.accounts);
  const { store, merchantId } = await openBooks(values);
  try {
    const entries = listEntries(store, merchantId, span);
    const changed = findChange(store.locks ?? [], merchantId, span, entries, sha256);
    if (changed !== undefined) {
      io.err(changed);
      return 1;
    }
    const book = { kind: 'journal', journal: listJournal(entries, mapping) } as const;
    io.out(values.isJson ? JSON.stringify(describeBook(book)) : writeBookCsv(book).trimEnd());
    return 0;
  } catch (error) {
    if (!(error instanceof UnmappedAccountError || error instanceof RangeError)) throw error;
    io.err(error.message);
    return 1;
  }
}
