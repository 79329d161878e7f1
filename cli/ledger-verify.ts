import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256 } from '../adapters/crypto/sha256.ts';
import { decodeJson, encodeJson } from '../core/encoding/json.ts';
import type { LedgerExport } from '../core/ledger/ledger-export.ts';
import { type Violation, verifyLedger } from '../core/ledger/verify-ledger.ts';
import type { CommandIo } from './command-io.ts';
import { readLocalLedger } from './read-local-ledger.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary ledger verify [--data DIR | --export FILE] [--save FILE] [--json]

Checks every invariant of the ledger over a whole store and prints each violation: journals without
gap or change, balances, what orders owe against what accounts hold, payouts against their entries.

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
  const store = await readStore(options);
  if (options.save !== undefined) await writeFile(options.save, encodeJson(store));

  const report = reportOn(store);
  if (options.json) io.out(JSON.stringify(report));
  else for (const line of describe(report)) io.out(line);
  return report.violations.length === 0 ? 0 : 1;
}

/** The invariants of a store, and how much was looked at. */
export function reportOn(store: LedgerExport): LedgerReport {
  const { conversions, accounts, payouts } = store;
  const entries = [
    ...conversions.map(({ state }) => state.journal.length),
    ...accounts.map((account) => account.entries.length),
  ];
  return {
    conversions: conversions.length,
    accounts: accounts.length,
    payouts: payouts.length,
    entries: entries.reduce((sum, count) => sum + count, 0),
    violations: verifyLedger(store, sha256),
  };
}

function describe({ violations, ...counts }: LedgerReport): string[] {
  const { entries, conversions, accounts, payouts } = counts;
  const looked = `${entries} entries of ${conversions} orders and ${accounts} accounts, ${payouts} payouts`;
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

async function readStore({ exported, data }: Options): Promise<LedgerExport> {
  if (exported === undefined) return readLocalLedger(data);
  try {
    const store = decodeJson<Partial<LedgerExport>>(await readFile(exported, 'utf8'));
    const { conversions, accounts, waitingLegs, payouts } = store;
    if (conversions && accounts && waitingLegs && payouts) {
      return { conversions, accounts, waitingLegs, payouts };
    }
  } catch (error) {
    throw new UsageError(`The export cannot be read: ${(error as Error).message}`);
  }
  throw new UsageError(`${exported} is not the export of a ledger.`);
}
