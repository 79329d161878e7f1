import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../adapters/dynamo/customer-history.ts';
import { dynamoEvidenceStore } from '../../adapters/dynamo/evidence-store.ts';
import { dynamoIdentityStore } from '../../adapters/dynamo/identity-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { dynamoPersonStore } from '../../adapters/dynamo/person-store.ts';
import { dynamoPrivacyRequestStore } from '../../adapters/dynamo/privacy-request-store.ts';
import { dynamoProspectStore } from '../../adapters/dynamo/prospect-store.ts';
import { dynamoStorefrontStore } from '../../adapters/dynamo/storefront-store.ts';
import { dynamoTokenHistory } from '../../adapters/dynamo/token-history.ts';
import { dynamoTouchStore } from '../../adapters/dynamo/touch-store.ts';
import type { OrderSnapshot } from '../../core/assessment/order-facts.ts';
import { makeAssessOrder } from '../../functions/assess-orders/assess-order.ts';
import { makeCloseConversion } from '../../functions/close-conversions/close-due-conversion.ts';
import { makeRunPrivacyRequest } from '../../functions/run-privacy-requests/run-privacy-request.ts';
import type { PrivacyRequestKey } from '../../functions/shared/queues/privacy-queue.ts';
import { inMemoryDynamo } from '../simulation/dynamo/in-memory-dynamo.ts';
import { aSettlingSystem } from './a-settling-system.ts';
import { aTextSeal } from './a-text-seal.ts';
import { anOrderFact } from './factories/a-fact.ts';
import { anOrderSnapshot, aTouch } from './factories/index.ts';
import { inMemoryBillingStore, inMemoryInvoiceStore } from './in-memory-invoices.ts';
import { inMemoryStatementStore } from './in-memory-statements.ts';
import { inMemorySocialAccounts } from './social/in-memory-social.ts';

const byIndex = { name: 'byIndex', partition: 'ipk', sort: 'isk', projection: 'ALL' } as const;
const byDay = { name: 'byDay', partition: 'dpk', sort: 'dsk', projection: 'KEYS_ONLY' } as const;

const tables = { touches: 'Touches', conversions: 'Conversions' };

const peppers = pseudonymiser({ current: 'k1', keys: { k1: 'pepper' } });
export const annasEmail = 'anna@mail.example';
export const tomsEmail = 'tom@mail.example';
export const hashesOf = (email: string, customerId?: string) =>
  peppers.hashesOf('acme', {
    emails: [email],
    ...(customerId === undefined
      ? {}
      : { customer: { connectionId: 'acme.shop', id: customerId } }),
  });

/**
 * The workers and stores of the factories' merchant over an in-memory DynamoDB, with a worker for requests
 * that may be given a client which dies.
 */
export function aPrivacyWorld() {
  const database = inMemoryDynamo(
    Object.values(tables).map((name) => ({ name, indexes: [byIndex, byDay] })),
  );
  return {
    ...aPrivacyWorldOver(database.documents, tables),
    itemsOf: (table: 'Touches' | 'Conversions') => [...database.items(table)],
  };
}

/** The same over another database. */
export function aPrivacyWorldOver(
  documents: DynamoDBDocumentClient,
  { touches, conversions }: typeof tables,
) {
  const system = aSettlingSystem();
  const asked: PrivacyRequestKey[] = [];
  /** Whose accounts at platforms were forgotten. */
  const forgotten: string[] = [];
  const open = (client: DynamoDBDocumentClient) => ({
    touches: dynamoTouchStore(client, touches),
    identities: dynamoIdentityStore(client, touches),
    history: dynamoCustomerHistory(client, touches),
    tokens: dynamoTokenHistory(client, touches),
    persons: dynamoPersonStore(client, touches),
    prospects: dynamoProspectStore(client, touches),
    // Of creators they lie in another table, which is the same here.
    evidence: dynamoEvidenceStore(client, { creator: touches, prospect: touches }),
    storefronts: dynamoStorefrontStore(client, touches),
    requests: dynamoPrivacyRequestStore(client, touches),
    conversions: dynamoConversionStore({
      ...{ documents: client, conversionsTable: conversions },
      largeBodies: noLargeBodies,
    }),
  });
  const stores = open(documents);
  const workers = { ...system, ...stores };
  const assess = makeAssessOrder(workers);
  const close = makeCloseConversion({ ...workers, reportMissing: () => {} });
  const keyOf = (orderId: string) => ({ merchantId: 'acme', conversionId: `shop~${orderId}` });
  const enqueue = async (key: PrivacyRequestKey) => void asked.push(key);
  const runOver = (client: DynamoDBDocumentClient) =>
    makeRunPrivacyRequest({
      ...open(client),
      ...{ directory: system.directory, registry: system.directory },
      ...{ enqueue, now: () => system.clock.at },
    });

  return {
    ...stores,
    ...{ documents, asked, enqueue, sha256, runOver },
    ...{ clock: system.clock, directory: system.directory, ledger: system.ledger },
    statements: inMemoryStatementStore(),
    billings: inMemoryBillingStore(),
    invoices: inMemoryInvoiceStore(),
    openSeal: async () => aTextSeal,
    socialAccounts: inMemorySocialAccounts(),
    forgotten,
    forgetAccounts: async (merchantId: string, creatorId: string) =>
      void forgotten.push(`${merchantId}/${creatorId}`),
    hashPersonalKeys: async (merchantId: string, keys: Parameters<typeof peppers.hashesOf>[1]) =>
      peppers.hashesOf(merchantId, keys),
    /** Works off everything that was asked for. */
    async work() {
      const run = runOver(documents);
      for (let key = asked.shift(); key !== undefined; key = asked.shift()) await run(key);
    },
    click: (visitorId: string, touchId = `click-of-${visitorId}`) =>
      stores.touches.addTouch('acme', {
        ...aTouch({ touchId, visitorId }),
        ...{ at: system.clock.at, recordedAt: system.clock.at, slug: 'mia-tent' },
      }),
    async identify(visitorId: string, personHashes: readonly string[]) {
      const link = { visitorId, recordedAt: system.clock.at };
      for (const hash of personHashes) await stores.identities.linkVisitor('acme', hash, link);
    },
    async order(orderId: string, changes: Partial<OrderSnapshot> = {}) {
      const { at } = system.clock;
      const order = anOrderSnapshot({
        ...{ orderId, orderName: `#${orderId}`, placedAt: at, paidAt: at, codes: [], tokens: [] },
        ...changes,
      });
      await stores.conversions.addFact({
        ...anOrderFact(order),
        ...{ orderId, factId: `shopify/order/${orderId}@${at}`, recordedAt: at },
      });
      await assess(keyOf(orderId));
      return stores.conversions.load(keyOf(orderId));
    },
    reassess: (orderId: string) => assess(keyOf(orderId)),
    close: (orderId: string) => close(keyOf(orderId)),
    load: (orderId: string) => stores.conversions.load(keyOf(orderId)),
  };
}
