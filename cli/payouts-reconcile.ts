import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readCamt053 } from '../adapters/rails/reports/read-camt-053.ts';
import { readPain002 } from '../adapters/rails/reports/read-pain-002.ts';
import { readReport } from '../adapters/rails/reports/read-report.ts';
import {
  type ReportColumns,
  type ReportField,
  type ReportFormat,
  reportColumns,
  reportFields,
  reportFormats,
} from '../adapters/rails/reports/report-columns.ts';
import { restoreIds } from '../adapters/rails/reports/restore-ids.ts';
import type { RewardRail } from '../core/payouts/payout-rail.ts';
import type { Rail } from '../core/payouts/payout-store.ts';
import { type ReconciledPayout, reconcilePayouts } from '../core/payouts/reconcile-payouts.ts';
import { isApiAddress, noApiAddress } from './api-address.ts';
import type { CommandIo } from './command-io.ts';
import { listLedgerPayouts, type PayoutSource } from './payouts/list-ledger-payouts.ts';
import { readTextFile } from './read-text-file.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

/** Beside the CSVs: a bank's status report of a payment file, and its statements of the account. */
const bankReaders = { 'pain.002': readPain002, 'camt.053': readCamt053 } as const;
const bankFormats = ['pain.002', 'camt.053'] as const;
const formats = [...reportFormats, ...bankFormats] as const;

const usage = `usage: tributary payouts reconcile --rail RAIL --report FILE [--format ${formats.join('|')}]

Holds a provider's report of payouts, a CSV, a bank's pain.002 or its statement (camt.053), against the payouts of the ledger that were sent by that rail: which match, which are
missing on either side, and which differ in amount, currency or status, or stand twice in the report.

  --rail RAIL        such as sepa, csv, paypal, stripe, wise
  --report FILE      the report, with a line of titles
  --format FORMAT    whose report it is          (default: the rail's, or generic: payoutId,amount,currency,status,reference)
  --columns LIST     what the report calls its columns, such as "payoutId=Memo,amount=Net"
  --batch B, --run R only payouts of one batch, or of one run
  --url URL          address of the HTTP API     (default: $TRIBUTARY_URL), with --key ($TRIBUTARY_KEY; scope "payouts" or "read")
  --data DIR         in place of it, the folder of a local runtime; or --export FILE, which "ledger verify --save" wrote
  --json             print one line of JSON

Exit codes: 0 all match, 2 something differs (or usage), 3 failed, or the report cannot be read (it says which line).`;

/** Rails of which there can be a report; what is paid by hand is reported by whoever paid it, and nobody reports what is no cash. */
const rails: Readonly<Record<Exclude<Rail, RewardRail>, true>> = {
  ...{ sepa: true, nacha: true, csv: true, manual: true },
  ...{ paypal: true, stripe: true, wise: true },
};

/**
 * `tributary payouts reconcile`: a provider's report against the ledger.
 *
 * @returns the exit code: 0 all match, 2 something differs.
 * @throws UsageError for wrong options; ReportError for a report that cannot be read.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { report, columns, source, json, ...choice } = readOptions(argv);
  const text = await readTextFile(report);
  const isOfBank = typeof columns === 'string';
  const told = isOfBank ? bankReaders[columns](text) : readReport(text, columns);
  const payouts = await listLedgerPayouts(source, choice);
  const ids = payouts.map(({ payoutId }) => payoutId);
  const rows = reconcilePayouts(payouts, isOfBank ? restoreIds(told, ids) : told);
  const odd = rows.filter(({ verdict }) => verdict !== 'matched');
  if (json) io.out(JSON.stringify({ matched: rows.length - odd.length, rows }));
  else for (const line of describe(rows, odd)) io.out(line);
  return odd.length === 0 ? 0 : 2;
}

function describe(rows: readonly ReconciledPayout[], odd: readonly ReconciledPayout[]): string[] {
  const sum = `${rows.length - odd.length} of ${rows.length} payouts match.`;
  if (odd.length === 0) return [sum];
  const lines = table(odd, [
    { title: 'payout', text: ({ payoutId }) => payoutId },
    { title: 'verdict', text: ({ verdict }) => verdict },
    { title: 'line', align: 'right', text: ({ lines: at }) => at.join(', ') },
    { title: 'reference', text: ({ reference = '' }) => reference },
    {
      title: 'what',
      text: ({ differences }) =>
        differences
          .map(({ field, ledger, report }) => `${field}: ${ledger} here, ${report} there`)
          .join('; '),
    },
  ]);
  return [...lines, '', sum];
}

function readOptions(argv: readonly string[]) {
  const fail = (message: string) => new UsageError(`${message}\n\n${usage}`);
  const values = parse(argv, fail);
  const { rail, report } = values;
  if (!rail) throw fail('--rail is missing.');
  if (!Object.hasOwn(rails, rail)) {
    throw fail(`--rail is one of ${Object.keys(rails).join(', ')}.`);
  }
  if (!report) throw fail('--report is missing.');
  const named = values.format ?? (reportFormats.find((each) => each === rail) || 'generic');
  const format = formats.find((each) => each === named);
  if (format === undefined) throw fail(`--format is one of ${formats.join(', ')}.`);
  const ofBank = bankFormats.find((each) => each === format);
  if (ofBank !== undefined && values.columns !== undefined) {
    throw fail(`--columns is for a CSV; ${ofBank} has none.`);
  }
  return {
    ...{ rail, report, batchId: values.batch, runId: values.run },
    columns: ofBank ?? readColumns(format as ReportFormat, values.columns, fail),
    source: readSource(values, fail),
    json: values.json ?? false,
  };
}

function readColumns(
  format: ReportFormat,
  list: string | undefined,
  fail: (message: string) => UsageError,
): ReportColumns {
  const own = new Map<ReportField, string[]>();
  for (const part of list?.split(',') ?? []) {
    const [name, ...title] = part.split('=');
    const field = reportFields.find((each) => each === name?.trim());
    if (field === undefined || title.length === 0) {
      throw fail(
        `--columns: "${part}" is not a field with a title; fields: ${reportFields.join(', ')}.`,
      );
    }
    own.set(field, [title.join('=').trim()]);
  }
  return { ...reportColumns[format], ...Object.fromEntries(own) };
}

function readSource(
  values: Readonly<Partial<Record<'data' | 'export' | 'url' | 'key', string | undefined>>>,
  fail: (message: string) => UsageError,
): PayoutSource {
  if (values.data !== undefined && values.export !== undefined) {
    throw fail('Either --data or --export, not both.');
  }
  if (values.data !== undefined) return { data: resolve(values.data) };
  if (values.export !== undefined) return { exported: values.export };
  const { url = process.env.TRIBUTARY_URL, key = process.env.TRIBUTARY_KEY } = values;
  if (url === undefined) throw fail('Name --url, --data or --export.');
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  return { url, key };
}

function parse(argv: readonly string[], fail: (message: string) => UsageError) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ rail: text, report: text, format: text, columns: text, batch: text, run: text },
    ...{ url: text, key: text, data: text, export: text },
    json: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...argv], allowPositionals: false, options }).values;
  } catch (error) {
    throw fail((error as Error).message);
  }
}
