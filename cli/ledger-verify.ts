import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256 } from '../adapters/crypto/sha256.ts';
import type { LedgerExport } from '../core/ledger/ledger-export.ts';
import { type Violation, verifyLedger } from '../core/ledger/verify-ledger.ts';
import type { CommandIo } from './command-io.ts';
import { requireWritable, saveStore } from './ledger-verify/save-store.ts';
import { openProgressBar, type ProgressBar } from './progress-bar.ts';
import { readLedgerExport } from './read-ledger-export.ts';
import { readLocalLedger } from './read-local-ledger.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary ledger verify [--data DIR | --export FILE] [--save FILE] [--json]

Checks every invariant of the ledger over a whole store and prints each violation: journals without
gap or change, balances, what orders owe against what accounts hold, payouts against their entries, and
journals against the heads that the nightly verification has kept, where there are any.

  --data DIR     the folder of a local runtime, running or not  (default: .tributary/data)
  --export FILE  a store that --save wrote
  --save FILE    also write what was read, to be checked elsewhere
  --json         print one line of JSON

Exit codes: 0 nothing found, 1 violated, 2 usage or unreadable input, 3 failed.`;

/** What the command found out; `--json` prints it as it is. */
export type LedgerReport = {
  readonly conversions: number;
  readonly accounts: number;
  readonly payouts: number;
  readonly entries: number;
  /** Days whose heads were kept apart from the store, and compared with it. */
  readonly anchoredDays: number;
  readonly violations: readonly Violation[];
};

/**
 * `tributary ledger verify`: all invariants over a store.
 *
 * @returns the exit code: 0 nothing found, 1 violated.
 * @throws UsageError for wrong options or an unreadable store.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const options = readOptions(argv);
  if (options.save !== undefined) await requireWritable(options.save);
  const bar = openProgressBar(process.stderr, () => performance.now());
  try {
    const store = await readStore(options, (items) => advance(bar, items, undefined, 'items read'));
    if (options.save !== undefined) await saveStore(options.save, store);

    const total = store.conversions.length + store.accounts.length;
    const report = reportOn(store, (done) => advance(bar, done, total, 'orders and accounts'));
    bar.clear();
    print(report, options, io);
    return report.violations.length === 0 ? 0 : 1;
  } finally {
    bar.clear();
  }
}

function advance(bar: ProgressBar, done: number, total: number | undefined, unit: string): void {
  const count = total === undefined ? `${done}` : `${done} of ${total}`;
  bar.advance({ done, total, describe: () => `${count} ${unit}` });
}

function print(report: LedgerReport, options: Options, io: CommandIo): void {
  if (options.json) io.out(JSON.stringify(report));
  else for (const line of describe(report)) io.out(line);
}

/** The invariants of a store, and how much was looked at. */
export function reportOn(
  store: LedgerExport,
  onChecked: (done: number) => void = () => {},
): LedgerReport {
  const { conversions, accounts, payouts, anchors = [] } = store;
  let done = 0;
  const entries = [
    ...conversions.map(({ state }) => state.journal.length),
    ...accounts.map((account) => account.entries.length),
  ];
  return {
    conversions: conversions.length,
    accounts: accounts.length,
    payouts: payouts.length,
    entries: entries.reduce((sum, count) => sum + count, 0),
    anchoredDays: anchors.length,
    violations: verifyLedger(store, sha256, () => {
      done += 1;
      onChecked(done);
    }),
  };
}

function describe({ violations, ...counts }: LedgerReport): string[] {
  const { entries, conversions, accounts, payouts, anchoredDays } = counts;
  const anchored = anchoredDays === 0 ? '' : `, the heads of ${anchoredDays} days`;
  const looked = `${entries} entries of ${conversions} orders and ${accounts} accounts, ${payouts} payouts${anchored}`;
  return [
    ...violations.map(({ invariant, where, detail }) => `${invariant} ${where}: ${detail}`),
    violations.length === 0
      ? `${looked}: every invariant holds.`
      : `${looked}: ${violations.length} violations.`,
  ];
}

type Options = {
  readonly data: string;
  readonly exported?: string;
  readonly save?: string;
  readonly json: boolean;
};

function readOptions(argv: readonly string[]): Options {
  const { values } = parse(argv);
  if (values.data !== undefined && values.export !== undefined) {
    throw new UsageError('Either --data or --export, not both.');
  }
  return {
    data: resolve(values.data ?? '.tributary/data'),
    exported: values.export,
    save: values.save,
    json: values.json ?? false,
  };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: { data: text, export: text, save: text, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

/** The store that somebody has saved, or that of a local runtime. @throws UsageError for what is none. */
export async function readStore(
  { exported, data }: Pick<Options, 'exported' | 'data'>,
  onRead: (items: number) => void,
): Promise<LedgerExport> {
  return exported === undefined ? readLocalLedger(data, onRead) : readLedgerExport(exported);
}
