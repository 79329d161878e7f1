import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { signDelivery } from '../../../cli/webhook/sign-delivery.ts';
import { findAssembly } from '../../../local/assembly.ts';
import { localCredentials, localRegion } from '../../../local/local-account.ts';
import { type LocalRuntime, startRuntime } from '../../../local/runtime.ts';
import { callApi, idsOf, type Merchant, openMerchant, shopSecret } from '../two-merchants.ts';
import type { BadInputWorld, Shop } from './bad-input-row.ts';

/** What each sender signs with, and nobody may find in an answer. */
export const senderSecrets: Readonly<Record<Shop, string>> = {
  shopify: shopSecret,
  generic: 'what-our-own-back-end-signs-with',
  'standard-webhooks': 'whsec_d2hhdC1vdXItb3duLXNlbmRlci1zaWducy13aXRo',
};
const names: Readonly<Record<Shop, string>> = {
  shopify: idsOf('acme').connection,
  generic: 'backend',
  'standard-webhooks': 'sender',
};

/** The connection whose orders are told as events, and by no webhook. */
export const toldConnection = 'told';

export type StoredItem = { readonly pk: string; readonly sk: string; readonly body?: string };

/** A running system with two merchants, and senders of every kind at one of them. */
export async function startBadInputWorld() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-bad-input-'));
  const logged: string[] = [];
  const runtime = await startRuntime({
    ...{ assemblyFolder: await findAssembly(), dataFolder, startAt: Date.UTC(2026, 0, 5, 9) },
    onFunctionLog: (_, text) => logged.push(text),
  });
  await openMerchant(runtime, 'rival');
  const acme = await openMerchant(runtime, 'acme');
  await connectSenders(runtime, acme.keys.manage);
  await addEndedLink(runtime, acme.keys.manage);
  const documents = openDocuments(runtime);
  return {
    runtime,
    acme,
    world: describeWorld(runtime, acme),
    /** Everything that orders and rejected facts are made of. */
    listItems: () => listItems(documents, runtime),
    countAlarms: () => logged.filter((text) => text.includes('"RejectedFacts"')).length,
    async stop() {
      documents.destroy();
      await runtime.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function describeWorld(runtime: LocalRuntime, { ids, keys }: Merchant): BadInputWorld {
  return {
    ids,
    now: runtime.clock.now(),
    eventsKey: keys.events,
    browserKey: keys.browser,
    connectionOf: (shop) => `acme.${names[shop]}`,
    sign: (shop, body, { now = runtime.clock.now(), secret = senderSecrets[shop], topic } = {}) =>
      signDelivery(shop, {
        ...{ body: Buffer.from(body), secret, now },
        ...(topic === undefined ? {} : { topic }),
      }),
  };
}

function openDocuments({ endpoints }: LocalRuntime): DynamoDBDocumentClient {
  const where = { endpoint: endpoints.dynamodb, region: localRegion };
  return DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...where, credentials: localCredentials }),
  );
}

async function listItems(
  documents: DynamoDBDocumentClient,
  { plan }: LocalRuntime,
): Promise<StoredItem[]> {
  const table = plan.tables.find(({ name }) => name.includes('Conversions'));
  const items: StoredItem[] = [];
  let key: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({ TableName: table?.name, ExclusiveStartKey: key }),
    );
    items.push(...((page.Items ?? []) as StoredItem[]));
    key = page.LastEvaluatedKey;
  } while (key !== undefined);
  return items;
}

async function connectSenders({ url }: LocalRuntime, key: string): Promise<void> {
  const { programId } = idsOf('acme');
  const senders = [
    [names.generic, 'generic'],
    [names['standard-webhooks'], 'standard-webhooks'],
    [toldConnection, 'generic'],
  ] as const;
  for (const [name, provider] of senders) {
    const body = { provider, programId, webhookSecrets: [senderSecrets[provider]] };
    const path = `/v1/connections/${name}`;
    const answer = await callApi(url, { method: 'PUT', path, body }, key);
    if (answer.status >= 300) throw new Error(answer.text);
  }
}

async function addEndedLink({ url, clock }: LocalRuntime, key: string): Promise<void> {
  const { programId, creatorId, slug } = idsOf('acme');
  const body = {
    ...{ programId, creatorId, destination: 'https://shop.example/tent' },
    activeFrom: new Date(clock.now() - 86_400_000 * 2).toISOString(),
    inactiveFrom: new Date(clock.now() - 86_400_000).toISOString(),
  };
  const answer = await callApi(url, { method: 'PUT', path: `/v1/links/ended-${slug}`, body }, key);
  if (answer.status >= 300) throw new Error(answer.text);
}
