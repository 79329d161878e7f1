import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CsvCell, writeCsv } from '../adapters/rails/csv.ts';
import { formatMoney } from '../core/money/format-money.ts';
import { reportTaxYear, type TaxYearReport } from '../core/tax/report-tax-year.ts';
import { withholdingRules } from '../core/tax/rules/index.ts';
import type { CommandIo } from './command-io.ts';
import { readStore } from './ledger-verify.ts';
import { type IrisOptions, irisUsage } from './tax/iris-options.ts';
import { writeIrisReport } from './tax/write-iris-report.ts';
import { UsageError } from './usage-error.ts';

/** The returns of all rules, in any case when they are named. */
const forms = [
  ...new Set(withholdingRules.flatMap(({ report }) => (report ? [report.form] : []))),
].toSorted();

const usage = `usage: tributary tax report --year YYYY [--form FORM] [--merchant ID] [--all] [--format csv|iris] [--data DIR | --export FILE]

Adds up what each receiver was paid in a tax year, and what was withheld, and prints it as CSV: a line for each receiver,
return and currency, with the gross of each quarter. Names, addresses and taxpayer numbers are not in the CSV: who files a return
adds them. Payouts that came back are not counted, those on their way are.

  --year YYYY    the calendar year in which the tax year of the payer begins
  --form FORM    only lines of a return: ${forms.join(', ')}
  --merchant ID  only lines of a merchant
  --all          also lines that no return has to name
  --data DIR     the folder of a local runtime, running or not  (default: .tributary/data)
  --export FILE  a store that "tributary ledger verify --save" wrote
${irisUsage}

Exit codes: 0 printed or written, 1 a return has no name and address, 2 usage or unreadable input.`;

const titles = [
  ...['merchant', 'receiver_kind', 'receiver', 'payer_country', 'form', 'reportable', 'currency'],
  ...['payments', 'unconfirmed', 'gross', 'withheld', 'q1', 'q2', 'q3', 'q4'],
];

/**
 * `tributary tax report`: the totals of a tax year.
 *
 * @returns the exit code: 0, or of files for the IRS that of `writeIrisReport`.
 * @throws UsageError for wrong options or an unreadable store.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { year, form, merchant, all, iris, ...place } = readOptions(argv);
  const { payouts } = await readStore(place, () => {});
  const lines = reportTaxYear(payouts, year)
    .filter((line) => all || line.isReportable)
    .filter((line) => form === undefined || line.form?.toLowerCase() === form.toLowerCase())
    .filter((line) => merchant === undefined || line.merchantId === merchant);
  if (iris !== undefined) return writeIrisReport(lines, year, iris, io);
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
  const values = parse(argv);
  const { year, form, merchant, all = false, data, export: exported } = values;
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
  const iris = readIris(values, exported === undefined ? place.data : undefined);
  const chosen = iris === undefined ? { form, all } : { form: '1099-NEC', all: false };
  return { year: Number(year), merchant, ...chosen, iris, ...place };
}

function readIris(values: ReturnType<typeof parse>, data?: string): IrisOptions | undefined {
  const { format = 'csv', form, all, payer, recipients, out, template } = values;
  if (format === 'csv') return undefined;
  if (format !== 'iris') throw new UsageError('--format is csv or iris.');
  if (all || (form !== undefined && form.toUpperCase() !== '1099-NEC')) {
    throw new UsageError('--format iris writes what is reportable on Form 1099-NEC, and no more.');
  }
  if (payer === undefined || recipients === undefined || out === undefined) {
    throw new UsageError(`--format iris needs --payer, --recipients and --out.\n\n${usage}`);
  }
  return {
    ...{ payer, recipients, out, allowsNumbers: values['taxpayer-numbers'] ?? false },
    ...(template === undefined ? {} : { template }),
    ...(data === undefined ? {} : { data }),
  };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        ...{ year: text, form: text, merchant: text, data: text, export: text },
        ...{ format: text, payer: text, recipients: text, out: text, template: text },
        ...{ all: { type: 'boolean' }, 'taxpayer-numbers': { type: 'boolean' } },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}
