import { parseArgs } from 'node:util';
import type { ShopAdapter } from '../../adapters/shops/shop-adapter.ts';
import type { Receipt, WebhookDelivery } from '../../adapters/webhooks/webhook-verifier.ts';
import type { PrivacyRequestKind } from '../../core/privacy/index.ts';
import type { CommandIo } from '../command-io.ts';
import { type PrintedFact, printFact } from '../print-fact.ts';
import { UsageError } from '../usage-error.ts';
import { findVerifier, webhookProviders } from './find-verifier.ts';
import { readBytes } from './read-bytes.ts';

const usage = `usage: tributary webhook check --provider ${webhookProviders.join('|')}
         --secret S [--secret2 S2] | --public-key FILE
         --header 'name: value' ... --body FILE [--json]
         [--now UNIX_SECONDS] [--tolerance SECONDS] [--webhook-id ID] [--kind orders|payments]

Verifies the signature over the exact bytes of FILE and prints the normalised facts, or the reason
for the refusal; with --kind payments, as a connection of payments reads it. Exit codes: 0 accepted, 1 refused, 2 usage or unreadable input.`;

/** What the command found out; `--json` prints it as it is. */
export type WebhookReport = {
  readonly signature: 'valid' | 'invalid' | 'none';
  /** Why the signature is not valid, in words. */
  readonly reason: string | null;
  readonly facts: readonly PrintedFact[];
  readonly refusal: { readonly type: string; readonly detail: string } | null;
  /** What it asks for about personal data, if it does. */
  readonly asksFor?: PrivacyRequestKind;
};

type Options = {
  readonly verifier: NonNullable<ReturnType<typeof findVerifier>>;
  readonly parse: ShopAdapter['parse'] | undefined;
  readonly keys: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyPath: string;
  readonly receipt: Receipt;
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
  const options = await readOptions(argv);
  const body = await readBytes('--body', options.bodyPath);
  const report = check(options, { headers: options.headers, body });
  io.out(options.json ? JSON.stringify(report) : describe(report));
  return report.refusal === null ? 0 : 1;
}

function check(
  { verifier, parse, keys, receipt }: Options,
  delivery: WebhookDelivery,
): WebhookReport {
  if (verifier.isPing?.(delivery)) {
    return { signature: 'none', reason: null, facts: [], refusal: null };
  }
  const verification = verifier.verify(delivery, keys, receipt);
  if (!verification.ok) {
    const { refusal } = verification;
    const reason = verifier.diagnose(delivery, keys, receipt);
    const signature = refusal === 'missing-signature' ? 'none' : 'invalid';
    return { signature, reason, facts: [], refusal: { type: refusal, detail: reason } };
  }
  const valid = { signature: 'valid', reason: null } as const;
  const parsed = parse?.(delivery.body, verification.topic) ?? { kind: 'ignored' };
  switch (parsed.kind) {
    case 'facts':
      return { ...valid, facts: parsed.facts.map(printFact), refusal: null };
    case 'privacy':
      return { ...valid, facts: [], refusal: null, asksFor: parsed.asked.kind };
    case 'ignored':
      return { ...valid, facts: [], refusal: null };
    case 'refetch':
      return { ...valid, facts: [], refusal: needsRefetch(parsed.refetch.orderId) };
    case 'rejected': {
      const { reason: type, detail } = parsed.rejection;
      return { ...valid, facts: [], refusal: { type, detail } };
    }
    case 'not-parseable':
      return { ...valid, facts: [], refusal: { type: 'not-parseable', detail: parsed.detail } };
  }
}

/** No refusal by the system, which reads the order; here are no credentials to read it with. */
function needsRefetch(orderId: string): { readonly type: string; readonly detail: string } {
  const detail = `The event only names the order ${orderId}; what it came to has to be read from the shop's API.`;
  return { type: 'needs-refetch', detail };
}

function describe({ signature, reason, facts, refusal, asksFor }: WebhookReport): string {
  const lines = [`Signature: ${signature}${reason === null ? '.' : `. ${reason}`}`];
  if (refusal !== null && reason === null)
    lines.push(`Refused (${refusal.type}): ${refusal.detail}`);
  if (asksFor !== undefined) {
    lines.push(
      `It asks for personal data (${asksFor}): it would be answered 200, and kept as a request.`,
    );
  } else if (refusal === null && facts.length === 0) {
    lines.push('It says nothing about orders or refunds: it would be answered 200, and not kept.');
  }
  lines.push(...facts.map((fact) => JSON.stringify(fact, undefined, 2)));
  return lines.join('\n');
}

async function readOptions(argv: readonly string[]): Promise<Options> {
  const { values } = parse(argv);
  const { provider = '', body, header = [], 'webhook-id': webhookId } = values;
  const verifier = findVerifier(provider);
  if (verifier === undefined) {
    throw new UsageError(`--provider must be one of: ${webhookProviders.join(', ')}.`);
  }
  const keys = await readKeys(values);
  if (body === undefined) throw new UsageError('--body is missing.');
  const tolerance = readSeconds('--tolerance', values.tolerance);
  const now = readSeconds('--now', values.now) ?? Math.floor(Date.now() / 1_000);
  return {
    verifier,
    parse: chooseReading(verifier, values.kind),
    keys,
    headers: Object.fromEntries(header.map(readHeader)),
    bodyPath: body,
    receipt: {
      now: now * 1_000,
      ...(tolerance === undefined ? {} : { toleranceMs: tolerance * 1_000 }),
      ...(webhookId === undefined ? {} : { webhookId }),
    },
    json: values.json ?? false,
  };
}

/** How a connection of the kind reads what it is told; nothing where only the signature can be checked. */
function chooseReading(
  { parse, parsePayments }: Options['verifier'],
  kind = 'orders',
): ShopAdapter['parse'] | undefined {
  if (kind === 'orders') return parse;
  if (kind !== 'payments') throw new UsageError('--kind must be orders or payments.');
  if (parsePayments !== undefined) return parsePayments;
  throw new UsageError('--kind payments is not for this provider: it moves no money for others.');
}

/** Whichever kind of key the provider has; several secrets during a rotation. */
async function readKeys(values: ReturnType<typeof parse>['values']): Promise<string[]> {
  const { secret, secret2, 'public-key': path } = values;
  const keys = [secret, secret2].filter((one) => one !== undefined && one !== '') as string[];
  if (path !== undefined) {
    keys.push(new TextDecoder().decode(await readBytes('--public-key', path)));
  }
  if (keys.length > 0) return keys;
  throw new UsageError('--secret is missing (or --public-key, for providers that sign with RSA).');
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
        kind: text,
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

function readSeconds(option: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^\d{1,12}$/.test(written)) return Number(written);
  throw new UsageError(`${option} must be whole seconds.`);
}
