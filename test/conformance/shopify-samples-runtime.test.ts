import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { type DemoSystem, openDemoSystem } from '../../cli/demo/open-demo-system.ts';
import { drain } from '../../cli/demo/play-story.ts';
import { signShopify } from '../../cli/demo/shopify-payloads.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import { findAssembly } from '../../local/assembly.ts';
import { localCredentials, localRegion } from '../../local/local-account.ts';
import { shopifySamples } from '../support/shopify-samples.ts';

/** Samples of one order go to different shops, so that each is judged alone. */
const shops = ['us', 'eu', 'jp'] as const;
const samples = shopifySamples.map((sample, index) => ({
  ...sample,
  shop: shops[index % shops.length] ?? 'us',
}));
/** The day on which the sample shop's story, and with it the runtime's clock, begins. */
const today = '2026-01-05';

describe('a real payload of Shopify, correctly signed and posted to the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-samples-'));
  let system: DemoSystem;
  let store: ConversionStore;
  let client: DynamoDBClient;

  beforeAll(async () => {
    system = await openDemoSystem({ assemblyFolder: await findAssembly(), dataFolder });
    const { endpoints, plan } = system.runtime;
    client = new DynamoDBClient({
      endpoint: endpoints.dynamodb,
      region: localRegion,
      credentials: localCredentials,
    });
    const tableOf = (kind: string) =>
      plan.tables.find(({ name }) => name.includes(kind))?.name ?? '';
    store = dynamoConversionStore({
      documents: DynamoDBDocumentClient.from(client),
      conversionsTable: tableOf('Conversions'),
      largeBodies: noLargeBodies,
    });
  }, 120_000);

  afterAll(async () => {
    client?.destroy();
    await system?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }, 30_000);

  it.each(samples)('$file as $topic is $becomes.outcome', async (sample) => {
    const { shop, becomes } = sample;
    const { merchantId, runtime } = system;

    const answer = await post(sample);
    await drain(runtime.url);

    expect(answer).toEqual({ status: 200, body: { outcome: becomes.outcome } });
    const conversionId = `${shop}~${becomes.orderId ?? 'none'}`;
    const { facts, state } = await store.load({ merchantId, conversionId });
    expect(facts).toMatchObject(becomes.outcome === 'stored' ? [{ content: becomes.content }] : []);
    expect(state?.status).toBe(statusAfter(becomes));
    const rejected = await store.listRejected(merchantId, today);
    const ofFile = rejected.filter(({ connectionId }) => connectionId === `${merchantId}.${shop}`);
    expect(ofFile.some(({ reason }) => reason === becomes.reason)).toBe(
      becomes.reason !== undefined,
    );
  });

  it('leaves nothing in a dead-letter queue', () => {
    const stuck = system.runtime
      .queues()
      .filter(({ isDeadLetterQueue, ready }) => isDeadLetterQueue && ready > 0);

    expect(stuck).toEqual([]);
  });

  it('leaves no address of a customer anywhere in what is stored, queued or logged', () => {
    const addresses = new Set(
      samples.flatMap(
        ({ body }) =>
          Buffer.from(body())
            .toString()
            .match(/[\w.-]+@[\w.-]+/g) ?? [],
      ),
    );
    const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

    expect(addresses.size).toBeGreaterThan(3);
    expect([...addresses].filter((one) => files.some((file) => file.includes(one)))).toEqual([]);
  });

  async function post({ shop, topic, body, file }: (typeof samples)[number]) {
    const { url, connectionIdOf, secretOf } = system.world.target;
    const bytes = body();
    const response = await fetch(`${url}/webhooks/shopify/${connectionIdOf(shop)}`, {
      method: 'POST',
      headers: signShopify(bytes, secretOf(shop), { topic, deliveryId: `sample-${file}` }),
      body: Buffer.from(bytes),
    });
    return { status: response.status, body: await response.json() };
  }
});

/** A refund alone waits for its order; a test order never counts; a cancelled one closes at zero. */
function statusAfter({ content }: (typeof samples)[number]['becomes']): string | undefined {
  const kind = (content as { kind?: string } | undefined)?.kind;
  if (kind === undefined) return undefined;
  if (kind === 'refund') return 'parked';
  return (content as { order: { test?: boolean } }).order.test ? 'excluded' : 'pending';
}
