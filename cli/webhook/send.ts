import { parseArgs } from 'node:util';
import type { CommandIo } from '../command-io.ts';
import { UsageError } from '../usage-error.ts';
import { readBytes } from './read-bytes.ts';
import { sampleDelivery } from './sample-delivery.ts';
import {
  isSignable,
  type SignableProvider,
  signableProviders,
  signDelivery,
} from './sign-delivery.ts';

const usage = `usage: tributary webhook send --provider ${signableProviders.join('|')}
         --to URL --connection ID --secret S [--body FILE] [--topic T] [--order DIGITS] [--json]

Posts a delivery with a valid signature to a system at URL, as the provider would: the bytes of FILE,
or else a paid order over 200.00 USD. Prints what it is answered. Exit codes: 0 accepted,
1 refused, 2 usage or unreadable input, 3 nobody answered.`;

const timeoutMs = 10_000;

type Options = {
  readonly provider: SignableProvider;
  readonly url: string;
  readonly secret: string;
  readonly body: Uint8Array;
  readonly topic?: string;
  readonly json: boolean;
};

/**
 * `tributary webhook send`: does a system take in what a shop will send it?
 *
 * @returns the exit code: 0 answered 2xx, 1 anything else.
 * @throws UsageError for wrong options; Error if nobody answers.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { provider, url, json, ...delivery } = await readOptions(argv, Date.now());
  const headers = sign(provider, delivery);
  const { status, answer } = await post(url, headers, delivery.body);
  io.out(json ? JSON.stringify({ url, status, answer }) : `${status} from ${url}\n${answer}`);
  return status >= 200 && status < 300 ? 0 : 1;
}

function sign(
  provider: SignableProvider,
  delivery: Omit<Options, 'provider' | 'url' | 'json'>,
): Readonly<Record<string, string>> {
  try {
    return signDelivery(provider, { ...delivery, now: Date.now() });
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(`--secret: ${error.message}`) : error;
  }
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: Uint8Array) {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    return { status: response.status, answer: await response.text() };
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new Error(
      `${url} did not answer: ${reason}. Is the system running, and the address right?`,
    );
  }
}

async function readOptions(argv: readonly string[], now: number): Promise<Options> {
  const values = parse(argv);
  const { provider = '', to = '', connection, secret, topic, order = String(now) } = values;
  if (!isSignable(provider)) {
    throw new UsageError(`--provider must be one of: ${signableProviders.join(', ')}.`);
  }
  if (!URL.canParse(to)) throw new UsageError('--to must be the address of a system.');
  if (!connection) throw new UsageError('--connection is missing, such as acme.shop.');
  if (!secret) throw new UsageError('--secret is missing.');
  if (!/^[1-9]\d{0,17}$/.test(order)) throw new UsageError('--order must be digits.');
  const sample = sampleDelivery(provider, order, now);
  const body =
    values.body === undefined ? Buffer.from(sample.body) : await readBytes('--body', values.body);
  const chosen = topic ?? sample.topic;
  return {
    provider,
    url: new URL(`/webhooks/${provider}/${connection}`, to).href,
    secret,
    body,
    ...(chosen === undefined ? {} : { topic: chosen }),
    json: values.json ?? false,
  };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    provider: text,
    to: text,
    connection: text,
    secret: text,
    body: text,
    topic: text,
    order: text,
    json: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...argv], allowPositionals: false, options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
