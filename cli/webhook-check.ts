import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ShopAdapter, ShopDelivery } from '../adapters/shops/shop-adapter.ts';
import { findShopAdapter, shopProviders } from '../adapters/shops/shop-adapters.ts';
import type { CommandIo } from './command-io.ts';
import { type PrintedFact, printFact } from './print-fact.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary webhook check --provider ${shopProviders.join('|')} --secret S [--secret2 S2]
         --header 'name: value' ... --body FILE [--json]
         [--public-key FILE] [--now UNIX_SECONDS] [--tolerance SECONDS] [--webhook-id ID]

Verifies the signature over the exact bytes of FILE and prints the normalised facts, or the reason
for the refusal. Exit codes: 0 accepted, 1 refused, 2 usage or unreadable input.`;

/** What the command found out; `--json` prints it as it is. */
export type WebhookReport = {
  readonly signature: 'valid' | 'invalid' | 'none';
  /** Why the signature is not valid, in words. */
  readonly reason: string | null;
  readonly facts: readonly PrintedFact[];
  readonly refusal: { readonly type: string; readonly detail: string } | null;
};

type Options = {
  readonly adapter: ShopAdapter;
  readonly secrets: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyPath: string;
  readonly nowMs: number;
  readonly json: boolean;
};

/**
 * `tributary webhook check`: what would become of a delivery, without sending it.
 *
 * @returns the exit code: 0 accepted, 1 refused.
 * @throws UsageError for wrong options or an unreadable body.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const options = readOptions(argv);
  const body = await readBody(options.bodyPath);
  const report = check(options, { headers: options.headers, body });
  io.out(options.json ? JSON.stringify(report) : describe(report));
  return report.refusal === null ? 0 : 1;
}

function check({ adapter, secrets, nowMs }: Options, delivery: ShopDelivery): WebhookReport {
  const verification = adapter.verify(delivery, secrets, nowMs);
  if (!verification.ok) {
    const { refusal } = verification;
    const reason = adapter.diagnose(delivery, secrets);
    const signature = refusal === 'missing-signature' ? 'none' : 'invalid';
    return { signature, reason, facts: [], refusal: { type: refusal, detail: reason } };
  }
  const valid = { signature: 'valid', reason: null } as const;
  const parsed = adapter.parse(delivery.body, verification.topic);
  switch (parsed.kind) {
    case 'facts':
      return { ...valid, facts: parsed.facts.map(printFact), refusal: null };
    case 'ignored':
      return { ...valid, facts: [], refusal: null };
    case 'rejected': {
      const { reason: type, detail } = parsed.rejection;
      return { ...valid, facts: [], refusal: { type, detail } };
    }
    case 'not-parseable':
      return { ...valid, facts: [], refusal: { type: 'not-parseable', detail: parsed.detail } };
  }
}

function describe({ signature, reason, facts, refusal }: WebhookReport): string {
  const lines = [`Signature: ${signature}${reason === null ? '.' : `. ${reason}`}`];
  if (refusal !== null && reason === null)
    lines.push(`Refused (${refusal.type}): ${refusal.detail}`);
  if (refusal === null && facts.length === 0) {
    lines.push(
      'The topic says nothing about orders or refunds: it would be answered 200, and not kept.',
    );
  }
  lines.push(...facts.map((fact) => JSON.stringify(fact, undefined, 2)));
  return lines.join('\n');
}

function readOptions(argv: readonly string[]): Options {
  const { values } = parse(argv);
  const { provider, secret, secret2, body, header = [] } = values;
  const adapter = findShopAdapter(provider ?? '');
  if (adapter === undefined) {
    throw new UsageError(`--provider must be one of: ${shopProviders.join(', ')}.`);
  }
  const secrets = [secret, secret2].filter((one) => one !== undefined && one !== '');
  if (secrets.length === 0) throw new UsageError('--secret is missing.');
  if (body === undefined) throw new UsageError('--body is missing.');
  readSeconds('--tolerance', values.tolerance, 0);

  return {
    adapter,
    secrets: secrets as string[],
    headers: Object.fromEntries(header.map(readHeader)),
    bodyPath: body,
    nowMs: readSeconds('--now', values.now, Math.floor(Date.now() / 1_000)) * 1_000,
    json: values.json ?? false,
  };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        provider: text,
        secret: text,
        secret2: text,
        'public-key': text,
        header: { type: 'string', multiple: true },
        body: text,
        now: text,
        tolerance: text,
        'webhook-id': text,
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readHeader(written: string): [name: string, value: string] {
  const [, name, value] = /^([^:\s]+)\s*:\s*(.*?)\s*$/.exec(written) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new UsageError(`--header must be 'name: value', not '${written}'.`);
}

function readSeconds(option: string, written: string | undefined, otherwise: number): number {
  if (written === undefined) return otherwise;
  if (/^\d{1,12}$/.test(written)) return Number(written);
  throw new UsageError(`${option} must be whole seconds.`);
}

async function readBody(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`The body cannot be read: ${(error as Error).message}.`);
  }
}
