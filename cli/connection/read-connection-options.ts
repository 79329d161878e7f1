import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { isApiAddress, noApiAddress } from '../api-address.ts';
import { UsageError } from '../usage-error.ts';

export type ConnectionWord = 'connect' | 'topics' | 'backfill';

export type ConnectionOptions = {
  /** The connection's path in the API. */
  readonly path: string;
  readonly name: string;
  readonly url: string;
  readonly key: string;
  readonly json: boolean;
  readonly months: number | undefined;
  readonly origin: string | undefined;
  readonly action: 'show' | 'register' | 'remove';
};

/** The variables from which the address and the key are read where no option says them. */
export type ConnectionEnvironment = Readonly<
  Partial<Record<'TRIBUTARY_URL' | 'TRIBUTARY_KEY', string | undefined>>
>;

const monthsOption = `
  --months N      how far back orders are read, 1 to 24            (default: 24)`;
const originOption = `
  --origin URL    where the shop reaches the system                (default: where it was
                  registered before, else the address of the API)`;

const own: Readonly<Record<ConnectionWord, { effect: string; usage: string; options: string }>> = {
  connect: {
    effect: `Registers in a connected shop what it is to tell, begins to read its orders from before, and shows how far
that is until it is done. It can be interrupted, since the reading goes on by itself, and run again: what is
registered is kept, and orders that have been read are not read again. The connection itself is made
before, with access to the shop's API (docs/backfill.md).`,
    usage: '[--months N] [--origin URL]',
    options: `${monthsOption}${originOption}`,
  },
  topics: {
    effect: `Shows what a connected shop tells, beside what it is to tell; registers in the shop what is missing, and repairs
what it does not send any more; or takes it out of the shop. What other apps have there is left alone.`,
    usage: '[--register [--origin URL] | --remove]',
    options: `
  --register      register what is missing
  --remove        take everything out of the shop that is sent here${originOption}`,
  },
  backfill: {
    effect: `Reads the orders from before a shop was connected, or goes on with that, and shows how far it is until it is done.
It can be interrupted: the reading goes on by itself.`,
    usage: '[--months N]',
    options: monthsOption,
  },
};

/** What `--help` says. */
export const usageOf = (word: ConnectionWord): string =>
  `usage: tributary connection ${word} NAME ${own[word].usage} [--url URL] [--key KEY] [--json]

${own[word].effect}

  NAME            the connection${own[word].options}
  --url URL       address of the HTTP API                          (default: $TRIBUTARY_URL)
  --key KEY       an API key with the scope "manage"               (default: $TRIBUTARY_KEY)
  --json          print one line of JSON

Exit codes: 0 done, 1 refused or incomplete, 2 usage, 3 failed or not done yet.`;

/** @throws UsageError for options that are wrong or missing. */
export function readConnectionOptions(
  word: ConnectionWord,
  argv: readonly string[],
  environment: ConnectionEnvironment,
): ConnectionOptions {
  const fail = (message: string) => new UsageError(`${message}\n\n${usageOf(word)}`);
  const { values, positionals } = parse(word, argv, fail);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw fail('Name one connection.');
  const { register = false, remove = false, origin, json = false } = values;
  if (register && remove) throw fail('Say --register or --remove, not both.');
  if (word === 'topics' && origin !== undefined && !register) {
    throw fail('--origin says where to register: it goes with --register.');
  }
  const months = readMonths(values.months, fail);
  const url = values.url ?? environment.TRIBUTARY_URL;
  const key = values.key ?? environment.TRIBUTARY_KEY;
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  return {
    ...{ name, path: `/v1/connections/${encodeURIComponent(name)}`, url, key, json, origin },
    months,
    action: register ? 'register' : remove ? 'remove' : 'show',
  };
}

function readMonths(
  text: string | undefined,
  fail: (message: string) => UsageError,
): number | undefined {
  if (text === undefined) return undefined;
  const months = Number(text);
  if (/^\d{1,2}$/.test(text) && months >= 1 && months <= 24) return months;
  throw fail('--months needs a whole number from 1 to 24.');
}

type Values = {
  readonly url?: string;
  readonly key?: string;
  readonly json?: boolean;
  readonly months?: string;
  readonly origin?: string;
  readonly register?: boolean;
  readonly remove?: boolean;
};

function parse(
  word: ConnectionWord,
  argv: readonly string[],
  fail: (message: string) => UsageError,
): { readonly values: Values; readonly positionals: readonly string[] } {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const months: ParseArgsOptionsConfig = word === 'topics' ? {} : { months: text };
  const origin: ParseArgsOptionsConfig = word === 'backfill' ? {} : { origin: text };
  const actions: ParseArgsOptionsConfig = word === 'topics' ? { register: flag, remove: flag } : {};
  try {
    return parseArgs({
      ...{ args: [...argv], allowPositionals: true },
      options: { url: text, key: text, json: flag, ...months, ...origin, ...actions },
    });
  } catch (error) {
    throw fail((error as Error).message);
  }
}
