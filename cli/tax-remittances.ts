import { parseArgs } from 'node:util';
import { isApiAddress, noApiAddress } from './api-address.ts';
import type { CommandIo } from './command-io.ts';
import { ApiRefusedError, type ManagementApi, managementApi } from './management-api.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary tax remittances --year YYYY [--url URL] [--key KEY] [--json]

Shows what is withheld, remitted and open of a tax year, and the payments to the authority.

  --year YYYY  the calendar year in which the tax year begins
  --url URL    address of the HTTP API                                    (default: $TRIBUTARY_URL)
  --key KEY    an API key with the scope "payouts" or "read"              (default: $TRIBUTARY_KEY)
  --json       print one line of JSON

Exit codes: 0 shown, 1 refused, 2 usage, 3 failed.`;

type Amount = { readonly amount: string; readonly currency: string };
type Remittance = {
  readonly period: string;
  readonly taxYear: number;
  readonly amount: Amount;
  readonly reference: string;
  readonly paidOn: string;
};
type Liability = Readonly<Record<'withheld' | 'remitted' | 'open', Amount>> & {
  readonly country: string;
};

/**
 * `tributary tax remittances`: what is owed to a tax authority, and what was paid.
 *
 * @returns the exit code: 0 shown, 1 refused by the API.
 * @throws UsageError for wrong options.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { url, key, year, json } = readOptions(argv);
  try {
    const api = managementApi(url, key);
    const { items: liabilities } = await api.send<{ readonly items: readonly Liability[] }>(
      'GET',
      `/v1/tax/liabilities?taxYear=${year}`,
    );
    const all = await listAll(api);
    const remittances = all.filter(({ taxYear }) => taxYear === Number(year));
    if (json) io.out(JSON.stringify({ liabilities, remittances }));
    else for (const line of describe(liabilities, remittances)) io.out(line);
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.err(error.message);
    return 1;
  }
}

async function listAll(api: ManagementApi): Promise<Remittance[]> {
  const all: Remittance[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const place = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { readonly items: readonly Remittance[]; readonly next?: string } = await api.send(
      'GET',
      `/v1/tax/remittances?limit=100${place}`,
    );
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

function describe(liabilities: readonly Liability[], remittances: readonly Remittance[]): string[] {
  const write = ({ amount, currency }: Amount) => `${amount} ${currency}`;
  if (liabilities.length === 0) return ['Nothing is withheld in this tax year.'];
  const owed = table(liabilities, [
    { title: 'authority', text: ({ country }) => country },
    { title: 'withheld', align: 'right', text: ({ withheld }) => write(withheld) },
    { title: 'remitted', align: 'right', text: ({ remitted }) => write(remitted) },
    { title: 'open', align: 'right', text: ({ open }) => write(open) },
  ]);
  if (remittances.length === 0) return owed;
  const paid = table(remittances, [
    { title: 'paid on', text: ({ paidOn }) => paidOn },
    { title: 'for', text: ({ period }) => period },
    { title: 'amount', align: 'right', text: ({ amount }) => write(amount) },
    { title: 'reference', text: ({ reference }) => reference },
  ]);
  return [...owed, '', ...paid];
}

function readOptions(argv: readonly string[]) {
  const fail = (message: string) => new UsageError(`${message}\n\n${usage}`);
  const { year, json = false, ...values } = parse(argv, fail);
  const { url = process.env.TRIBUTARY_URL, key = process.env.TRIBUTARY_KEY } = values;
  if (year === undefined || !/^20\d\d$/.test(year)) throw fail('Name the year.');
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  return { url, key, year, json };
}

function parse(argv: readonly string[], fail: (message: string) => UsageError) {
  const text = { type: 'string' } as const;
  const options = { year: text, url: text, key: text, json: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...argv], allowPositionals: false, options }).values;
  } catch (error) {
    throw fail((error as Error).message);
  }
}
