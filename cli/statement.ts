import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { payeeStatementNumber } from '../core/statements/payee-statement.ts';
import { statementNumber } from '../core/statements/statement-number.ts';
import { monthSpan } from '../core/time/month-span.ts';
import { isApiAddress, noApiAddress } from './api-address.ts';
import type { CommandIo } from './command-io.ts';
import { ApiRefusedError, managementApi } from './management-api.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary statement (--creator C | --payee P) --period YYYY-MM [--format pdf|csv|json] [--out FILE] [--url URL] [--key KEY]

Fetches the statement that was issued to a creator, or to a payee, for a month. Statements are issued in the first days of the next
month, and never change.

  --creator C       the creator
  --payee P         or the payee, whose statement is csv or json
  --period YYYY-MM  the month, on the merchant's calendar
  --format FORMAT   pdf, csv or json                        (default: pdf; of a payee csv)
  --out FILE        where to write it; "-" is standard output
                    (default: C-YYYY-MM.pdf for pdf, standard output for the others)
  --url URL         address of the HTTP API                 (default: $TRIBUTARY_URL)
  --key KEY         an API key with the scope "read", "manage" or "payouts"  (default: $TRIBUTARY_KEY)

Exit codes: 0 written, 1 refused (none was issued), 2 usage, 3 failed.`;

const formats = { pdf: 'application/pdf', csv: 'text/csv', json: 'application/json' } as const;
type Format = keyof typeof formats;

/**
 * `tributary statement`: a creator's, or a payee's, issued statement of a month.
 *
 * @returns the exit code: 0 written, 1 refused by the API.
 * @throws UsageError for wrong options.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { owner, number, format, out, url, key } = readOptions(argv);
  const path = `/v1/${owner}/statements/${encodeURIComponent(number)}`;
  try {
    const content = await managementApi(url, key).download(path, formats[format]);
    if (out === '-') {
      // A line's end of its own is added to each line that is printed.
      io.out(new TextDecoder().decode(content).replace(/\r?\n$/, ''));
    } else {
      await write(out, content);
      io.out(`${out}: ${number}, ${content.length} bytes.`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.err(error.message);
    return 1;
  }
}

async function write(file: string, content: Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

type Options = {
  /** `creators/mia` or `payees/northern`. */
  readonly owner: string;
  readonly number: string;
  readonly format: Format;
  readonly out: string;
  readonly url: string;
  readonly key: string;
};

function readOptions(argv: readonly string[]): Options {
  const fail = (message: string) => new UsageError(`${message}\n\n${usage}`);
  const values = parse(argv, fail);
  const { creator, payee, period = '' } = values;
  const { format: named = payee === undefined ? 'pdf' : 'csv' } = values;
  const url = values.url ?? process.env.TRIBUTARY_URL;
  const key = values.key ?? process.env.TRIBUTARY_KEY;
  const who = creator || payee;
  if (!who) throw fail('--creator or --payee is missing.');
  if (creator && payee) throw fail('Either --creator or --payee, not both.');
  if (monthSpan(period, 'UTC') === undefined) throw fail('--period needs a month as YYYY-MM.');
  const format = (Object.keys(formats) as Format[]).find((each) => each === named);
  if (format === undefined) throw fail('--format is pdf, csv or json.');
  if (payee && format === 'pdf') throw fail('A payee’s statement is csv or json.');
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  const number = payee ? payeeStatementNumber(payee, period) : statementNumber(who, period);
  const out = values.out ?? (format === 'pdf' ? `${number}.pdf` : '-');
  if (out === '-' && format === 'pdf') throw fail('A PDF is no text: name a file with --out.');
  const owner = `${payee ? 'payees' : 'creators'}/${encodeURIComponent(who)}`;
  return { owner, number, format, out, url, key };
}

function parse(argv: readonly string[], fail: (message: string) => UsageError) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ creator: text, payee: text, period: text, format: text },
    ...{ out: text, url: text, key: text },
  };
  try {
    return parseArgs({ args: [...argv], allowPositionals: false, options }).values;
  } catch (error) {
    throw fail((error as Error).message);
  }
}
