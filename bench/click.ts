import { Agent, request as httpRequest } from 'node:http';
import { messageSender } from '../adapters/aws/message-sender.ts';
import { signedCalls } from '../adapters/aws/signed-calls.ts';
import { dynamoProgramRegistry } from '../adapters/dynamo/program-registry.ts';
import { localCredentials, localRegion, queueUrl } from '../local/local-account.ts';
import { anHttpEvent, browser } from '../test/support/an-http-event.ts';
import { aLink } from '../test/support/factories/a-program.ts';
import { startProcess } from './click/start-process.ts';
import { openEmulator } from './settlement/open-emulator.ts';
import { tableDefinitions } from './settlement/table-definitions.ts';

/*
 * How fast links send visitors on: through the handler of `redirect-click` itself, as Lambda calls it, each click in the
 * queue before it is answered. Beside it, in turns: raw SendMessage of the same client into the same queue, and a
 * bare HTTP server that answers 302 and does nothing.
 *
 *   npm run bench:click             ten rounds
 *   npm run bench:click -- --quick  two
 */

const rounds = process.argv.includes('--quick') ? 2 : 10;
const callsPerRound = 1_000;
const atOnce = 16;
const slugs = Array.from({ length: 200 }, (_, n) => `tent-${n}`);

type Handler = (event: unknown) => Promise<{ statusCode?: number }>;

const services = await startProcess<{ sqs: string; secretsManager: string }>('./queue-process.ts');
const bare = await startProcess<{ url: string }>('./redirect-process.ts');
const emulator = await openEmulator();
const registry = dynamoProgramRegistry(emulator.documents, tableDefinitions.programs.name);
for (const slug of slugs) await registry.saveLink(aLink({ slug }));
Object.assign(process.env, settings());
const { handler } = (await import('../functions/redirect-click/handler.ts')) as {
  handler: Handler;
};
const call = signedCalls({ environment: process.env });
const send = messageSender(call, process.env.TOUCH_QUEUE_URL ?? '');
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

const body = 'x'.repeat(400);
const figures: { readonly raw: Timed; readonly click: Timed; readonly redirect: Timed }[] = [];
await click(0);
for (let round = 0; round < rounds; round += 1) {
  const raw = await timeEach(() => send(body));
  const clicks = await timeEach(click);
  const redirect = await timeEach(() => follow(bare.told.url));
  figures.push({ raw, click: clicks, redirect });
  console.log(
    `round ${round + 1}: SendMessage ${describe(raw)}, click ${describe(clicks)}, bare 302 ${describe(redirect)}`,
  );
}
for (const name of ['raw', 'click', 'redirect'] as const) {
  const each = figures.flatMap((figure) => figure[name].each);
  console.log(`${name}: p50 ${inMs(quantile(each, 0.5))}, p99 ${inMs(quantile(each, 0.99))}`);
}
console.log(
  `a click: ${ratioTo('raw')} of the rate of raw SendMessage, ${ratioTo('redirect')} of that of a bare 302`,
);
agent.destroy();
await Promise.all([emulator.stop(), services.stop(), bare.stop()]);
process.exit(0);

/** What Lambda and the stack give the function. */
function settings(): Record<string, string> {
  return {
    AWS_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: emulator.endpoint,
    AWS_ENDPOINT_URL_SQS: services.told.sqs,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: services.told.secretsManager,
    PROGRAMS_TABLE: tableDefinitions.programs.name,
    TOKEN_KEYS_SECRET: 'TokenKeys',
    TOUCH_QUEUE_URL: queueUrl(services.told.sqs, 'Touches'),
    POWERTOOLS_SERVICE_NAME: 'redirect-click',
  };
}

async function click(number: number): Promise<void> {
  const slug = slugs[number % slugs.length] ?? '';
  const headers = { 'user-agent': browser };
  const { statusCode } = await handler(
    anHttpEvent({ path: `/r/${slug}`, parameters: { slug }, headers }),
  );
  if (statusCode !== 302) throw new Error(`A click was answered ${statusCode}.`);
}

function follow(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(url, { agent }, (response) => {
      response.resume();
      response.on('end', () => resolve());
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Milliseconds that each call took, and how many were done in a second. */
type Timed = { readonly each: readonly number[]; readonly perSecond: number };

async function timeEach(act: (number: number) => Promise<unknown>): Promise<Timed> {
  const each: number[] = [];
  let next = 0;
  const start = performance.now();
  const work = async () => {
    while (next < callsPerRound) {
      next += 1;
      const began = performance.now();
      await act(next);
      each.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { each, perSecond: (callsPerRound * 1_000) / (performance.now() - start) };
}

function describe({ perSecond, each }: Timed): string {
  return `${Math.round(perSecond)}/s (p99 ${inMs(quantile(each, 0.99))})`;
}

/** The median of the rounds. */
function ratioTo(name: 'raw' | 'redirect'): string {
  const ratios = figures.map((figure) => figure.click.perSecond / figure[name].perSecond);
  return quantile(ratios, 0.5).toFixed(2);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function inMs(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
