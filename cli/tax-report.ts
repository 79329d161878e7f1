import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CsvCell, writeCsv } from '../adapters/rails/csv.ts';
import { formatMoney } from '../core/money/format-money.ts';
import { reportTaxYear, type TaxYearReport } from '../core/tax/report-tax-year.ts';
import { withholdingRules } from '../core/tax/rules/index.ts';
import type { CommandIo } from './command-io.ts';
import { readStore } from './ledger-verify.ts';
import { UsageError } from './usage-error.ts';

/** The returns of all rules, in any case when they are named. */
const forms = [
  ...new Set(withholdingRules.flatMap(({ report }) => (report ? [report.form] : []))),
].toSorted();

const usage = `usage: tributary tax report --year YYYY [--form FORM] [--merchant ID] [--all] [--data DIR | --export FILE]

Adds up what each receiver was paid in a tax year, and what was withheld, and prints it as CSV: a line for each receiver,
return and currency, with the gross of each quarter. Names, addresses and taxpayer numbers are not in it: who files a return
adds them. Payouts that came back are not counted, those on their way are.

  --year YYYY    the calendar year in which the tax year of the payer begins
  --form FORM    only lines of a return: ${forms.join(', ')}
  --merchant ID  only lines of a merchant
  --all          also lines that no return has to name
  --data DIR     the folder of a local runtime, running or not  (default: .tributary/data)
  --export FILE  a store that "tributary ledger verify --save" wrote

Exit codes: 0 printed, 2 usage or unreadable input.`;

const titles = [
  ...['merchant', 'receiver_kind', 'receiver', 'payer_country', 'form', 'reportable', 'currency'],
  ...['payments', 'unconfirmed', 'gross', 'withheld', 'q1', 'q2', 'q3', 'q4'],
];

/**
 * `tributary tax report`: the totals of a tax year.
 *
 * @returns the exit code: 0.
 * @throws UsageError for wrong options or an unreadable store.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { year, form, merchant, all, ...place } = readOptions(argv);
  const { payouts } = await readStore(place, () => {});
  const lines = reportTaxYear(payouts, year)
    .filter((line) => all || line.isReportable)
    .filter((line) => form === undefined || line.form?.toLowerCase() === form.toLowerCase())
    .filter((line) => merchant === undefined || line.merchantId === merchant);
  // A line's end of its own is added to each line that is printed.
  io.out(writeCsv([titles, ...lines.map(toRow)]).replace(/\r\n$/, ''));
  return 0;
}

function toRow(line: TaxYearReport): CsvCell[] {
  const { merchantId, receiver, payerCountry, form = '', currency } = line;
  const write = (minorUnits: bigint) => ({ amount: formatMoney({ minorUnits, currency }) });
  return [
    ...[merchantId, receiver.kind, receiver.id, payerCountry, form],
    ...[line.isReportable ? 'yes' : 'no', currency],
    ...[`${line.payments}`, `${line.unconfirmed}`],
    ...[line.grossMinorUnits, line.withheldMinorUnits, ...line.quartersMinorUnits].map(write),
  ];
}

function readOptions(argv: readonly string[]) {
  const { year, form, merchant, all = false, data, export: exported } = parse(argv);
  if (year === undefined || !/^\d{4}$/.test(year)) {
    throw new UsageError(`Name the year.\n\n${usage}`);
  }
  if (form !== undefined && !forms.some((each) => each.toLowerCase() === form.toLowerCase())) {
    throw new UsageError(`--form is one of ${forms.join(', ')}.`);
  }
  if (data !== undefined && exported !== undefined) {
    throw new UsageError('Either --data or --export, not both.');
  }
  const place = { data: resolve(data ?? '.tributary/data'), exported };
  return { year: Number(year), form, merchant, all, ...place };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        ...{ year: text, form: text, merchant: text, data: text, export: text },
        all: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}
