import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Sealing } from '../../adapters/shops/seal-fact.ts';
import { findShopAdapter } from '../../adapters/shops/shop-adapters.ts';
import { signShopify } from '../../cli/demo/shopify-payloads.ts';
import type { RejectedFact } from '../../core/assessment/order-facts.ts';
import type { PrivacyRequest } from '../../core/privacy/index.ts';
import { carryToken } from '../../core/tracking/carry-token.ts';
import type { SiblingSighting } from '../../core/tracking/touch-message.ts';
import { makeEndpoint } from '../../functions/receive-webhook/endpoint.ts';
import {
  makeReceiveWebhook,
  type WebhookPorts,
} from '../../functions/receive-webhook/receive-webhook.ts';
import type { RefetchMessage } from '../../functions/shared/queues/work-messages.ts';
import { anHttpEvent, type HttpRequestInput } from './an-http-event.ts';
import { checkedEndpoint } from './contract/checked-endpoint.ts';
import { aConnection } from './factories/index.ts';
import { inMemoryConversionStore } from './in-memory-conversion-store.ts';
import { inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryReferenceStore } from './in-memory-reference-store.ts';

export const webhookNow = 1_772_449_200_000;
export const webhookSecrets = ['current secret', 'older secret'];
export const tokenKeys = { current: 'k1', keys: { k1: 'token key' } };

export const aSealing = (version = 'p1'): Sealing => ({
  sha256,
  carryToken: (text, merchantId) => carryToken(text, merchantId, tokenKeys, hmacSha256),
  pseudonymiser: pseudonymiser({ current: version, keys: { [version]: `pepper ${version}` } }),
});

export type Delivered = { readonly status: number; readonly answer: Record<string, unknown> };

/** The webhook endpoint over stores that last as long as a test, connected as `acme.shop`. */
export function startWebhook(ports: Partial<WebhookPorts> = {}) {
  const store = inMemoryConversionStore();
  const faults: unknown[] = [];
  const siblings: SiblingSighting[] = [];
  const privacyRequests: PrivacyRequest[] = [];
  const begun: string[] = [];
  const reported: RejectedFact[] = [];
  const asked: RefetchMessage[] = [];
  const receiveWebhook = makeReceiveWebhook({
    findAdapter: findShopAdapter,
    connections: inMemoryProgramDirectory({ connections: [aConnection()] }),
    readSecrets: async () => webhookSecrets,
    loadSealing: async () => aSealing(),
    store,
    references: inMemoryReferenceStore((fact) => store.addFact(fact)),
    privacyRequests: {
      add: async (request) => {
        const isKnown = privacyRequests.some(({ requestId }) => requestId === request.requestId);
        if (!isKnown) privacyRequests.push(request);
        return isKnown ? 'duplicate' : 'added';
      },
    },
    enqueuePrivacy: async ({ requestId }) => void begun.push(requestId),
    sendSiblings: async (_, sighting) => void siblings.push(sighting),
    now: () => webhookNow,
    askForRefetch: async (message) => void asked.push(message),
    reportRejected: (fact) => reported.push(fact),
    ...ports,
  });
  const endpoint = checkedEndpoint(makeEndpoint(receiveWebhook, (error) => faults.push(error)));

  const factsOf = async (orderId: string) => {
    const { facts } = await store.load({ merchantId: 'acme', conversionId: `shop~${orderId}` });
    return facts;
  };

  /** Sends a request as it is. */
  async function send(request: HttpRequestInput, provider = 'shopify', connection = 'acme.shop') {
    const parameters = { provider, connectionId: connection };
    const path = `/webhooks/${provider}/${connection}`;
    const event = anHttpEvent({ method: 'POST', path, parameters, ...request });
    return endpoint(event);
  }

  /** Delivers a body with a valid signature, as Shopify would. */
  async function deliver(body: string | Uint8Array, topic: string): Promise<Delivered> {
    const headers = signShopify(body, webhookSecrets[0] ?? '', { topic, deliveryId: 'd-1' });
    const { statusCode = 0, body: text = '' } = await send({ headers, body });
    return { status: statusCode, answer: JSON.parse(text) as Record<string, unknown> };
  }

  const listRejected = () => store.listRejected('acme', '2026-03-02');
  return {
    ...{ send, deliver, factsOf, listRejected, faults, reported },
    ...{ siblings, privacyRequests, begun, asked },
  };
}
