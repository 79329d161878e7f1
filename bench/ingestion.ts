import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import { coalescingDocuments } from '../adapters/dynamo/coalescing-documents.ts';
import { dynamoConversionStore } from '../adapters/dynamo/conversion-store.ts';
import { noLargeBodies } from '../adapters/dynamo/no-large-bodies.ts';
import { dynamoProgramDirectory } from '../adapters/dynamo/program-directory.ts';
import { dynamoReferenceStore } from '../adapters/dynamo/reference-store.ts';
import { rememberFound } from '../adapters/memory/remember-found.ts';
import { findShopAdapter } from '../adapters/shops/shop-adapters.ts';
import { makeConsumer } from '../functions/assess-orders/consumer.ts';
import { makeEndpoint } from '../functions/receive-webhook/endpoint.ts';
import { makeReceiveWebhook } from '../functions/receive-webhook/receive-webhook.ts';
import { anHttpEvent } from '../test/support/an-http-event.ts';
import { aSealing, webhookSecrets } from '../test/support/shopify-webhook.ts';
import { openEmulator } from './settlement/open-emulator.ts';
import { openSystem } from './settlement/open-system.ts';
import { signedOrder } from './settlement/signed-order.ts';
import { tableDefinitions } from './settlement/table-definitions.ts';

/*
 * How fast webhooks become durable facts and facts become estimates, beside raw conditional puts of the same
 * client into the same emulator: through the handlers themselves, without the HTTP front, in rounds that take turns.
 *
 *   npm run bench:ingestion             ten rounds (a minute)
 *   npm run bench:ingestion -- --quick  two rounds
 */

const rounds = process.argv.includes('--quick') ? 2 : 10;
const ordersPerRound = 200;
const putsPerRound = 1_000;
const atOnce = 16;
const messagesPerBatch = 10;

const emulator = await openEmulator();
const { documents } = emulator;
const system = openSystem(coalescingDocuments(documents));
await system.setUp(20);
const endpoint = openEndpoint(documents);
const consumer = makeConsumer(system.assessOrder, system.references, (error) => {
  throw error;
});

const ratios: { readonly whole: number; readonly webhook: number }[] = [];
let order = 0;
for (let round = 0; round < rounds; round += 1) {
  const put = await secondsEach(putsPerRound, (n) => putRaw(`${round}-${n}`));
  const first = order;
  order += ordersPerRound;
  // Writing the shop's bodies and signing them is the shop's work.
  const deliveries = Array.from({ length: ordersPerRound }, (_, n) => writeDelivery(first + n));
  const webhook = await secondsEach(ordersPerRound, (n) => deliver(deliveries[n]));
  const batches = ordersPerRound / messagesPerBatch;
  const batch = await secondsEach(batches, (n) => assess(first + n * messagesPerBatch), 2);
  const estimate = batch / messagesPerBatch;
  ratios.push({ whole: put / (webhook + estimate), webhook: put / webhook });
  console.log(
    `round ${round + 1}: a raw put ${inMicroseconds(put)}, webhook to fact ${inMicroseconds(webhook)}, ` +
      `fact to estimate ${inMicroseconds(estimate)}`,
  );
}
await emulator.stop();
console.log(`webhook to durable fact: ${median('webhook')} of the rate of raw conditional puts`);
console.log(`webhook to estimate:     ${median('whole')} of it`);

function openEndpoint(client: DynamoDBDocumentClient) {
  const directory = dynamoProgramDirectory(client, tableDefinitions.programs.name);
  const findConnection = rememberFound((id) => directory.findConnection('acme', id), Date.now);
  const receiveWebhook = makeReceiveWebhook({
    privacyRequests: { add: () => Promise.reject(new Error('Nobody asks.')) },
    enqueuePrivacy: () => Promise.reject(new Error('Nobody asks.')),
    sendSiblings: () => Promise.reject(new Error('There is one pepper only.')),
    findAdapter: findShopAdapter,
    connections: { findConnection: (_, connectionId) => findConnection(connectionId) },
    readSecrets: async () => webhookSecrets,
    loadSealing: async () => aSealing(),
    store: dynamoConversionStore({
      documents: client,
      conversionsTable: tableDefinitions.conversions.name,
      largeBodies: noLargeBodies,
    }),
    references: dynamoReferenceStore(client, tableDefinitions.conversions.name),
    now: () => system.clock.at,
    askForRefetch: () => Promise.reject(new Error('Nothing of it has to be read again.')),
    reportRejected: ({ detail }) => {
      throw new Error(detail);
    },
  });
  return makeEndpoint(receiveWebhook, (error) => {
    throw error;
  });
}

function writeDelivery(number: number) {
  const { body, headers } = signedOrder(number, webhookSecrets[0] ?? '');
  return anHttpEvent({
    ...{ method: 'POST', path: '/webhooks/shopify/acme.shop', body, headers },
    parameters: { provider: 'shopify', connectionId: 'acme.shop' },
  });
}

async function deliver(event: ReturnType<typeof writeDelivery> | undefined): Promise<void> {
  if (event === undefined) throw new RangeError('There is no such delivery.');
  const { statusCode } = (await endpoint(event)) as { readonly statusCode: number };
  if (statusCode !== 200) throw new Error(`A webhook was answered ${statusCode}.`);
}

async function assess(first: number): Promise<void> {
  const Records = Array.from({ length: messagesPerBatch }, (_, n) => ({
    messageId: `m${first + n}`,
    body: JSON.stringify({
      merchantId: 'acme',
      conversionId: `shop~${signedOrder.idOf(first + n)}`,
    }),
    attributes: { ApproximateReceiveCount: '1' },
  }));
  const answer = await consumer({ Records } as never, {} as Context);
  if (answer.batchItemFailures.length > 0) throw new Error('An order was not assessed.');
}

function putRaw(id: string): Promise<unknown> {
  return documents.send(
    new PutCommand({
      TableName: tableDefinitions.conversions.name,
      Item: { pk: `RAW#${id}`, sk: 'FACT', body: 'x'.repeat(800) },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}

/** Seconds for each of `count` calls, `lanes` of them at once. */
async function secondsEach(
  count: number,
  call: (number: number) => Promise<unknown>,
  lanes = atOnce,
): Promise<number> {
  let next = 0;
  const start = performance.now();
  const work = async () => {
    while (next < count) {
      next += 1;
      await call(next - 1);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return (performance.now() - start) / 1_000 / count;
}

function inMicroseconds(seconds: number): string {
  return `${Math.round(seconds * 1e6)} µs`;
}

function median(name: 'whole' | 'webhook'): string {
  const sorted = ratios.map((ratio) => ratio[name]).toSorted((a, b) => a - b);
  return (sorted[sorted.length >> 1] ?? 0).toFixed(2);
}
