import { parseArgs } from 'node:util';
import { isApiAddress, noApiAddress } from '../api-address.ts';
import { UsageError } from '../usage-error.ts';
import { readBasisPoints } from './read-basis-points.ts';

export type PayeeWord = 'assign' | 'unassign';

/** What the API is asked, and where. */
export type PayeeOptions = {
  readonly creatorId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly url: string;
  readonly key: string;
  readonly json: boolean;
};

/** The variables from which the address and the key are read where no option says them. */
export type PayeeEnvironment = Readonly<
  Partial<Record<'TRIBUTARY_URL' | 'TRIBUTARY_KEY', string | undefined>>
>;

const terms = `
  --payee P       who is paid; saved before with PUT /v1/payees/P
  --cut PERCENT   what the payee keeps, from 0 to 100, such as 15 or 12.5
  --rest WHO      who is paid the rest: "creator", so that there are two payouts, or "payee", who passes it on`;

const texts: Readonly<Record<PayeeWord, { usage: string; effect: string; options: string }>> = {
  assign: {
    usage: '--creator C --payee P --cut PERCENT --rest creator|payee',
    effect: `Says that an agency, a guardian or a company is paid for a creator. Payout runs that begin from then on
divide what is payable; what earlier runs have reserved stays as it is.`,
    options: terms,
  },
  unassign: {
    usage: '--creator C',
    effect: `Says that a creator is paid directly. What was set aside for a payee before is still the payee's.`,
    options: '',
  },
};

/** What `--help` says. */
export const usageOf = (word: PayeeWord): string =>
  `usage: tributary payee ${word} ${texts[word].usage} --reason TEXT [--from TIME] [--url URL] [--key KEY] [--json]

${texts[word].effect}

  --creator C     the creator${texts[word].options}
  --from TIME     from when, in RFC 3339; not in the past          (default: now)
  --reason TEXT   why; it stands in the audit log
  --url URL       address of the HTTP API                          (default: $TRIBUTARY_URL)
  --key KEY       an API key with the scope "manage"               (default: $TRIBUTARY_KEY)
  --json          print one line of JSON

Exit codes: 0 done, 1 refused, 2 usage, 3 failed.`;

/** @throws UsageError for options that are wrong or missing. */
export function readPayeeOptions(
  word: PayeeWord,
  argv: readonly string[],
  environment: PayeeEnvironment,
): PayeeOptions {
  const fail = (message: string) => new UsageError(`${message}\n\n${usageOf(word)}`);
  const values = parse(argv, fail);
  const { creator: creatorId, reason, from, json = false } = values;
  const url = values.url ?? environment.TRIBUTARY_URL;
  const key = values.key ?? environment.TRIBUTARY_KEY;
  if (!creatorId) throw fail('--creator is missing.');
  const agreed = word === 'assign' ? readTerms(values, fail) : {};
  if (!reason) throw fail('--reason is missing.');
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  const body = { ...agreed, reason, ...(from === undefined ? {} : { from }) };
  return { creatorId, body, url, key, json };
}

function readTerms(
  { payee, cut, rest }: Readonly<Partial<Record<'payee' | 'cut' | 'rest', string>>>,
  fail: (message: string) => UsageError,
) {
  if (!payee) throw fail('--payee is missing.');
  const cutBasisPoints = cut === undefined ? undefined : readBasisPoints(cut);
  if (cutBasisPoints === undefined) throw fail('--cut needs a percentage from 0 to 100.');
  if (rest !== 'creator' && rest !== 'payee') throw fail('--rest needs "creator" or "payee".');
  return { payeeId: payee, cutBasisPoints, remainderTo: rest };
}

function parse(argv: readonly string[], fail: (message: string) => UsageError) {
  const text = { type: 'string' } as const;
  const own = { creator: text, payee: text, cut: text, rest: text, from: text };
  try {
    return parseArgs({
      args: [...argv],
      options: { ...own, reason: text, url: text, key: text, json: { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw fail((error as Error).message);
  }
}
