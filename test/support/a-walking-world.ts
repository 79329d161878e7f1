import { woocommerceClient } from '../../adapters/shops/woocommerce/woocommerce-client.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { OrderWalkStep } from '../../core/reconciliation/index.ts';
import type { TopicCheckStep } from '../../core/topics/index.ts';
import { makeBeginWalks } from '../../functions/reconcile-orders/begin-walks.ts';
import {
  makeWalkOrders,
  type WalkOrdersPorts,
} from '../../functions/reconcile-orders/walk-orders.ts';
import { makeRefetchOrder } from '../../functions/refetch-orders/refetch-order.ts';
import type { RefetchMessage } from '../../functions/shared/queues/work-messages.ts';
import { aConnection } from './factories/index.ts';
import { type FakeWoocommerce, wooKey } from './fake-woocommerce.ts';
import { inMemoryConversionStore } from './in-memory-conversion-store.ts';
import { inMemoryOrderWalkStore } from './in-memory-order-walk-store.ts';
import { inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryReferenceStore } from './in-memory-reference-store.ts';
import { inMemoryTopicCheckStore } from './in-memory-topic-check-store.ts';
import { aSealing } from './shopify-webhook.ts';
import { testPatience } from './test-patience.ts';

const patience = { ...testPatience, retries: 1, waitMsMax: 200 };

/** Walks through the orders of a WooCommerce shop over HTTP, whose refetched orders become facts in memory. */
export function aWalkingWorld(
  shop: FakeWoocommerce,
  now: () => number,
  { connections = [aConnection({ provider: 'woocommerce', hasApi: true })] as Connection[] } = {},
) {
  const key = { consumerSecret: wooKey.consumerSecret as string };
  const conversions = inMemoryConversionStore();
  const walks = inMemoryOrderWalkStore();
  const programs = inMemoryProgramDirectory({
    merchants: [{ merchantId: 'acme', name: 'Acme' }],
    connections,
  });
  const asked: RefetchMessage[] = [];
  const steps: OrderWalkStep[] = [];
  const checks = inMemoryTopicCheckStore();
  const topicSteps: TopicCheckStep[] = [];
  const delays: number[] = [];
  const untold: [string, number][] = [];
  const silent: [string, number][] = [];
  const refused: string[] = [];
  const openClient = async () =>
    woocommerceClient({ ...wooKey, ...key, address: shop.address }, patience);
  const ports: WalkOrdersPorts = {
    ...{ walks, conversions, openClient, now, connections: programs },
    askFor: async (orders) => void asked.push(...orders),
    goOn: async (step, delaySeconds) => {
      steps.push(step);
      delays.push(delaySeconds);
    },
    reportUntold: ({ connectionId }, count) => untold.push([connectionId, count]),
    reportRefused: ({ connectionId }) => refused.push(connectionId),
  };
  const begin = makeBeginWalks({
    ...{ directory: programs, registry: programs, walks, checks, conversions, now },
    async enqueue(begun) {
      for (const step of begun) {
        if (step.kind === 'topics') topicSteps.push(step);
        else steps.push(step);
      }
    },
    reportSilent: ({ connectionId }, days) => silent.push([connectionId, days]),
  });
  const refetch = makeRefetchOrder({
    ...{ connections: programs, openClient, store: conversions, now },
    references: inMemoryReferenceStore((fact) => conversions.addFact(fact)),
    loadSealing: async () => aSealing(),
    sendSiblings: async () => undefined,
    reportRejected: () => undefined,
    reportRefused: () => undefined,
  });

  return {
    ...{ key, ports, begin, walks, programs, conversions, asked, steps, delays },
    ...{ untold, silent, refused, checks, topicSteps },
    walk: makeWalkOrders(ports),
    /** Works through the queue of walks until it is empty. */
    async walkAll(walk = makeWalkOrders(ports)): Promise<void> {
      for (let step = steps.shift(); step !== undefined; step = steps.shift()) await walk(step);
    },
    /** Reads all orders that were asked for. */
    async readAsked(): Promise<void> {
      for (const message of asked.splice(0)) await refetch(message, { isRetry: false });
    },
    factsOf: async (orderId: number) =>
      (await conversions.load({ merchantId: 'acme', conversionId: `shop~${orderId}` })).facts,
  };
}
