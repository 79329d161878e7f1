import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { isApiAddress, noApiAddress } from '../api-address.ts';
import { UsageError } from '../usage-error.ts';

export type PrivacyWord = 'export' | 'erase';

/** Whom it is about, as the API is told, and where the API is. */
export type PrivacyOptions = {
  readonly who: Readonly<Record<string, unknown>>;
  readonly url: string;
  readonly key: string;
  readonly json: boolean;
  readonly reason: string | undefined;
  readonly out: string | undefined;
};

/** The variables from which the address and the key are read where no option says them. */
export type PrivacyEnvironment = Readonly<
  Partial<Record<'TRIBUTARY_URL' | 'TRIBUTARY_KEY', string | undefined>>
>;

const own: Readonly<Record<PrivacyWord, { effect: string; usage: string; options: string }>> = {
  export: {
    effect: `Hands out everything that is kept of a person or a creator, as JSON (docs/privacy.md). It is in the audit
log that it was handed out, and of a person only hashes.`,
    usage: '[--out FILE]',
    options: `
  --request R     instead: whom a request is about that a shop passed on
  --out FILE      write it to a new file that only you can read    (default: standard output)`,
  },
  erase: {
    effect: `Removes everything that leads to a person, and waits until it is done; what is in the books stays, and names
nobody. A creator is erased when there is no money to be paid. Neither can be undone.`,
    usage: '[--reason TEXT] [--json]',
    options: `
  --reason TEXT   why; it stands in the audit log, so it should not name the person
  --json          print one line of JSON`,
  },
};

/** What `--help` says. */
export const usageOf = (word: PrivacyWord): string =>
  `usage: tributary privacy ${word} WHO ${own[word].usage} [--url URL] [--key KEY]

${own[word].effect}

  --email E       WHO: by an e-mail address, a telephone number with its country, the id in a
  --phone P       connected shop (both, with a colon between), or several of these
  --customer C:ID
  --creator C     WHO, instead: a creator${own[word].options}
  --url URL       address of the HTTP API                          (default: $TRIBUTARY_URL)
  --key KEY       an API key with the scope "manage"               (default: $TRIBUTARY_KEY)

Exit codes: 0 done, 1 refused, 2 usage, 3 failed.`;

/** @throws UsageError for options that are wrong or missing. */
export function readPrivacyOptions(
  word: PrivacyWord,
  argv: readonly string[],
  environment: PrivacyEnvironment,
): PrivacyOptions {
  const fail = (message: string) => new UsageError(`${message}\n\n${usageOf(word)}`);
  const values = parse(word, argv, fail);
  const url = values.url ?? environment.TRIBUTARY_URL;
  const key = values.key ?? environment.TRIBUTARY_KEY;
  const who = readWho(values, fail);
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  const { json = false, reason, out } = values;
  return { who, url, key, json, reason, out };
}

type Values = Readonly<
  Partial<Record<'email' | 'phone' | 'customer' | 'creator' | 'request', string>>
>;

function readWho(
  { email, phone, customer, creator: creatorId, request: requestId }: Values,
  fail: (message: string) => UsageError,
): Readonly<Record<string, unknown>> {
  const [, connection, customerId] = /^([^:]+):(.+)$/.exec(customer ?? '') ?? [];
  if (customer !== undefined && connection === undefined) {
    throw fail('--customer needs a connection and an id: --customer shop:7001.');
  }
  const person = {
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(customer === undefined ? {} : { customer: { connection, customerId } }),
  };
  const named = [
    ...(Object.keys(person).length === 0 ? [] : [person]),
    ...(creatorId === undefined ? [] : [{ creatorId }]),
    ...(requestId === undefined ? [] : [{ requestId }]),
  ];
  const [who] = named;
  if (who === undefined || named.length > 1) throw fail('Name one person, or one creator.');
  return who;
}

function parse(word: PrivacyWord, argv: readonly string[], fail: (message: string) => UsageError) {
  const text = { type: 'string' } as const;
  const known = { email: text, phone: text, customer: text, creator: text, url: text, key: text };
  const more: ParseArgsOptionsConfig =
    word === 'export' ? { request: text, out: text } : { reason: text, json: { type: 'boolean' } };
  try {
    const { values } = parseArgs({ args: [...argv], options: { ...known, ...more } });
    return values as Values & {
      readonly url?: string;
      readonly key?: string;
      readonly out?: string;
      readonly reason?: string;
      readonly json?: boolean;
    };
  } catch (error) {
    throw fail((error as Error).message);
  }
}
