import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { isApiAddress, noApiAddress } from './api-address.ts';
import type { CommandIo } from './command-io.ts';
import { ApiRefusedError, managementApi } from './management-api.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary payouts run --dry-run|--execute [--run-key KEY] [--url URL] [--key KEY] [--json]

Pays out all that is payable, whatever the programs' schedules say, or says who would be paid what, and who not and
why. Asks nothing.

  --dry-run       only say it; nothing is written
  --execute       pay: reserves the payouts and hands them to their rails
  --run-key K     names the run: the same again is the same run, so a call that broke off is made again with it
                  (default: a new one, which is printed)
  --url URL       address of the HTTP API                  (default: $TRIBUTARY_URL)
  --key KEY       an API key with the scope "payouts"      (default: $TRIBUTARY_KEY)
  --json          print one line of JSON

Exit codes: 0 done, 1 refused, 2 usage, 3 failed.`;

type Amount = { readonly amount: string; readonly currency: string };
type Whose = { readonly creatorId: string; readonly payeeId?: string; readonly amount: Amount };
type Run = {
  readonly runId: string;
  readonly dryRun: boolean;
  readonly batches: readonly {
    readonly batchId: string;
    readonly rail: string;
    readonly currency: string;
    readonly accounts: number;
    readonly status: string;
  }[];
  readonly planned: readonly (Whose & {
    readonly batchId: string;
    readonly conversion?: { readonly amount: Amount };
  })[];
  readonly skipped: readonly (Whose & { readonly reason: string; readonly until?: string })[];
};

/**
 * `tributary payouts run`: a run of payouts over the management API.
 *
 * @returns the exit code: 0 done, 1 refused by the API.
 * @throws UsageError for wrong options.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { dryRun, runKey, url, key, json } = readOptions(argv);
  // Before anything is asked: whoever loses the answer can ask again.
  if (!dryRun) io.err(`The run's key is ${runKey}; the same call again needs --run-key ${runKey}.`);
  try {
    const api = managementApi(url, key);
    const answer = await api.send<Run>('POST', '/v1/payouts/runs', { dryRun }, runKey);
    if (json) io.out(JSON.stringify(answer));
    else for (const line of describe(answer)) io.out(line);
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.err(error.message);
    return 1;
  }
}

function describe({ runId, dryRun, batches, planned, skipped }: Run): string[] {
  const rows = [
    ...planned.map((each) => ({ ...each, what: dryRun ? 'would be paid' : 'is paid' })),
    ...skipped.map(({ reason, until, ...each }) => ({
      ...each,
      what: `not paid: ${reason}${until === undefined ? '' : ` until ${until.slice(0, 10)}`}`,
      batchId: '',
    })),
  ];
  const exchanged = planned.some(({ conversion }) => conversion !== undefined)
    ? [{ title: 'as, by now', align: 'right' as const, text: textOfExchange }]
    : [];
  const list = table(rows, [
    { title: 'creator', text: ({ creatorId }) => creatorId },
    { title: 'to', text: ({ payeeId = '' }) => payeeId },
    {
      title: 'amount',
      align: 'right',
      text: ({ amount }) => `${amount.amount} ${amount.currency}`,
    },
    ...exchanged,
    { title: 'what', text: ({ what }) => what },
    { title: 'batch', text: ({ batchId }) => batchId },
  ]);
  const sent = batches.map(
    ({ batchId, rail, accounts, status }) => `batch ${batchId}: ${accounts} by ${rail}, ${status}`,
  );
  const sum = `${dryRun ? 'A dry run' : `The run ${runId}`}: ${planned.length} payouts in ${batches.length} batches, ${skipped.length} not paid.`;
  return [...(rows.length === 0 ? [] : list), ...sent, sum];
}

function textOfExchange(row: object): string {
  const { conversion } = row as Partial<Run['planned'][number]>;
  return conversion === undefined
    ? ''
    : `${conversion.amount.amount} ${conversion.amount.currency}`;
}

function readOptions(argv: readonly string[]) {
  const fail = (message: string) => new UsageError(`${message}\n\n${usage}`);
  const values = parse(argv, fail);
  const { 'dry-run': dryRun = false, execute = false, json = false } = values;
  const { url = process.env.TRIBUTARY_URL, key = process.env.TRIBUTARY_KEY } = values;
  // Whether money is to move is said, never assumed.
  if (dryRun === execute) throw fail('Say either --dry-run or --execute.');
  const runKey = values['run-key'] ?? randomUUID();
  if (!/^[!-~]{1,128}$/.test(runKey)) {
    throw fail('--run-key is 1 to 128 visible ASCII characters, without blanks.');
  }
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  return { dryRun, runKey, url, key, json };
}

function parse(argv: readonly string[], fail: (message: string) => UsageError) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    ...{ 'dry-run': flag, execute: flag, json: flag },
    ...{ 'run-key': text, url: text, key: text },
  };
  try {
    return parseArgs({ args: [...argv], allowPositionals: false, options }).values;
  } catch (error) {
    throw fail((error as Error).message);
  }
}
