import { parseArgs } from 'node:util';
import { isApiAddress, noApiAddress } from './api-address.ts';
import type { CommandIo } from './command-io.ts';
import { ApiRefusedError, managementApi } from './management-api.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary tax remit --country C --period P --amount A --currency C --reference TEXT --day DAY [--url URL] [--key KEY]

Says that withheld tax was paid to its authority, so that the books do. It pays nothing. Never more than is withheld in the tax
year and not yet remitted; the same reference again changes nothing.

  --country C       whose authority, such as US: where the merchant withholds
  --period P        what was paid for: a tax year, or a calendar quarter or month: 2026, 2026-Q1, 2026-03
  --amount A        such as 12.00
  --currency C      such as USD
  --reference TEXT  your own, such as the number of the transfer
  --day DAY         when it was paid, YYYY-MM-DD
  --url URL         address of the HTTP API                          (default: $TRIBUTARY_URL)
  --key KEY         an API key with the scope "payouts"              (default: $TRIBUTARY_KEY)
  --json            print one line of JSON

Exit codes: 0 posted, or posted before, 1 refused, 2 usage, 3 failed.`;

type Amount = { readonly amount: string; readonly currency: string };
type Answer = { readonly country: string; readonly taxYear: number; readonly amount: Amount };

/**
 * `tributary tax remit`: books what was paid to a tax authority.
 *
 * @returns the exit code: 0 posted, 1 refused by the API.
 * @throws UsageError for wrong options.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { url, key, isJson, body } = readOptions(argv);
  try {
    const answer = await managementApi(url, key).send<Answer>('POST', '/v1/tax/remittances', body);
    const { amount, currency } = answer.amount;
    io.out(
      isJson
        ? JSON.stringify(answer)
        : `${amount} ${currency} are remitted to ${answer.country} for the tax year ${answer.taxYear}.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.err(error.message);
    return 1;
  }
}

function readOptions(argv: readonly string[]) {
  const fail = (message: string) => new UsageError(`${message}\n\n${usage}`);
  const { json: isJson = false, ...values } = parse(argv, fail);
  const { url = process.env.TRIBUTARY_URL, key = process.env.TRIBUTARY_KEY } = values;
  const need = (name: Exclude<keyof typeof values, 'url' | 'key'>): string => {
    const value = values[name];
    if (value) return value;
    throw fail(`--${name} is missing.`);
  };
  const body = {
    ...{ country: need('country'), period: need('period') },
    amount: { amount: need('amount'), currency: need('currency') },
    ...{ reference: need('reference'), paidOn: need('day') },
  };
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  return { url, key, isJson, body };
}

function parse(argv: readonly string[], fail: (message: string) => UsageError) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ country: text, period: text, amount: text, currency: text, reference: text, day: text },
    ...{ url: text, key: text },
    json: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...argv], allowPositionals: false, options }).values;
  } catch (error) {
    throw fail((error as Error).message);
  }
}
