import { parseArgs } from 'node:util';
import { type Pausable, pausables } from '../../core/programs/program.ts';
import { isApiAddress, noApiAddress } from '../api-address.ts';
import { UsageError } from '../usage-error.ts';

export type PauseWord = 'pause' | 'resume';

export type PauseOptions = {
  readonly programId: string;
  readonly what: Pausable;
  readonly reason: string;
  readonly url: string;
  readonly key: string;
  readonly json: boolean;
};

/** The variables from which the address and the key are read where no option says them. */
export type PauseEnvironment = Readonly<
  Partial<Record<'TRIBUTARY_URL' | 'TRIBUTARY_KEY', string | undefined>>
>;

const effects: Readonly<Record<PauseWord, string>> = {
  pause: `Stops the closings or the payouts of a program. Nothing is lost: what becomes due stays due, and what
is payable stays payable, until "tributary resume" lets it go on. A payout batch that is being worked
on is finished.`,
  resume: `Lets the closings or the payouts of a program go on. What became due meanwhile closes with the next
run of closings; payouts are made by the next run, scheduled or by hand.`,
};

/** What `--help` says. */
export const usageOf = (word: PauseWord): string =>
  `usage: tributary ${word} --program P closings|payouts --reason TEXT [--url URL] [--key KEY] [--json]

${effects[word]}

  --program P     the program
  --reason TEXT   why; it stands in the audit log
  --url URL       address of the HTTP API                          (default: $TRIBUTARY_URL)
  --key KEY       an API key with the scope "manage" or "payouts"  (default: $TRIBUTARY_KEY)
  --json          print one line of JSON

Exit codes: 0 done, 1 refused, 2 usage, 3 failed.`;

/** @throws UsageError for options that are wrong or missing. */
export function readPauseOptions(
  word: PauseWord,
  argv: readonly string[],
  environment: PauseEnvironment,
): PauseOptions {
  const fail = (message: string) => new UsageError(`${message}\n\n${usageOf(word)}`);
  const { values, positionals } = parse(argv, fail);
  const [what, ...more] = positionals;
  const known = pausables.find((each) => each === what);
  if (known === undefined || more.length > 0) throw fail(`Name ${pausables.join(' or ')}.`);

  const { program: programId, reason, json = false } = values;
  const url = values.url ?? environment.TRIBUTARY_URL;
  const key = values.key ?? environment.TRIBUTARY_KEY;
  if (!programId) throw fail('--program is missing.');
  if (!reason) throw fail('--reason is missing.');
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  return { programId, what: known, reason, url, key, json };
}

function parse(argv: readonly string[], fail: (message: string) => UsageError) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { program: text, reason: text, url: text, key: text, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw fail((error as Error).message);
  }
}
