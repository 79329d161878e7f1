import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { findShopAdapter } from '../../adapters/shops/shop-adapters.ts';
import { signDelivery } from '../../cli/webhook/sign-delivery.ts';
import type { RejectedFact } from '../../core/assessment/order-facts.ts';
import type { PaymentsConnection } from '../../core/programs/program.ts';
import type { PaymentsFact } from '../../core/references/index.ts';
import { issueToken } from '../../core/tracking/issue-token.ts';
import { makeEndpoint } from '../../functions/receive-webhook/endpoint.ts';
import { makeReceiveWebhook } from '../../functions/receive-webhook/receive-webhook.ts';
import { joinReferences } from '../../functions/shared/settling/join-references.ts';
import { aSettlingSystem } from './a-settling-system.ts';
import { anHttpEvent } from './an-http-event.ts';
import { checkedEndpoint } from './contract/checked-endpoint.ts';
import { aPayoutConnection } from './factories/a-program.ts';
import { aConnection, daysBeforeOrder } from './factories/index.ts';
import { aSealing, tokenKeys } from './shopify-webhook.ts';

const secret = 'whsec_current';

/** Stripe as the payments of the factories' shop. */
export function aStripePaymentsConnection(): PaymentsConnection {
  return {
    merchantId: 'acme',
    connectionId: 'acme.pay',
    provider: 'stripe',
    kind: 'payments',
    ordersConnection: 'shop',
    createdAt: daysBeforeOrder(365),
  };
}

/** A click of the factories' link a day before the sale, as the checkout carries it. */
export const aCarriedToken = issueToken(
  {
    merchantId: 'acme',
    touchId: 'touch-1',
    slug: 'mia-tent',
    programId: 'spring',
    creatorId: 'mia',
    visitorId: 'visitor-1',
    at: daysBeforeOrder(1),
  },
  tokenKeys,
  hmacSha256,
);

/**
 * Stripe's webhooks into a settling system, as the shop `acme.shop` itself or as its payments `acme.pay`; what a
 * delivery leads to is worked off before `deliver` answers.
 */
export function aStripeWorld(role: 'orders' | 'payments') {
  const shop = aConnection({
    hasPayments: true,
    provider: role === 'orders' ? 'stripe' : 'shopify',
  });
  const system = aSettlingSystem({
    connections: [shop, aStripePaymentsConnection(), aPayoutConnection()],
  });
  const connectionId = role === 'orders' ? 'acme.shop' : 'acme.pay';
  const conversionIds = new Set<string>();
  const parked: PaymentsFact[] = [];
  const rejected: RejectedFact[] = [];
  const endpoint = makeEndpoint(
    makeReceiveWebhook({
      privacyRequests: { add: () => Promise.reject(new Error('Nobody asks.')) },
      enqueuePrivacy: () => Promise.reject(new Error('Nobody asks.')),
      sendSiblings: () => Promise.reject(new Error('There is one pepper only.')),
      findAdapter: findShopAdapter,
      connections: system.directory,
      readSecrets: async () => [secret],
      loadSealing: async () => aSealing(),
      store: {
        ...system.conversions,
        addFact(fact) {
          conversionIds.add(`shop~${fact.orderId}`);
          return system.conversions.addFact(fact);
        },
      },
      references: {
        park(fact) {
          parked.push(fact);
          return system.references.park(fact);
        },
      },
      now: () => system.clock.at,
      askForRefetch: () => Promise.reject(new Error('Nothing of it has to be read again.')),
      reportRejected: (fact) => rejected.push(fact),
    }),
    (error) => {
      throw error;
    },
  );

  async function workOff(): Promise<void> {
    for (const { referenceIds } of parked) {
      await joinReferences(system.references, 'acme', [referenceIds[0] ?? '']);
    }
    // What an order is joined by is a fact of its own, which has it assessed again.
    for (const conversionId of [...conversionIds, ...conversionIds]) {
      await system.assess({ merchantId: 'acme', conversionId });
    }
  }

  return {
    ...system,
    parked,
    rejected,
    /** Adds an order that another shop tells of. */
    knows: (conversionId: string) => void conversionIds.add(conversionId),
    workOff,
    /** Delivers a body to a connection as Stripe would. */
    async deliver(body: string, signedWith = secret, to = { provider: 'stripe', connectionId }) {
      const bytes = Buffer.from(body);
      const headers = signDelivery('stripe', {
        body: bytes,
        secret: signedWith,
        now: system.clock.at,
      });
      const path = `/webhooks/${to.provider}/${to.connectionId}`;
      const event = anHttpEvent({ method: 'POST', path, parameters: to, headers, body: bytes });
      const answer = await checkedEndpoint(endpoint)(event);
      await workOff();
      return { status: answer.statusCode, ...(JSON.parse(answer.body ?? '{}') as object) };
    },
    /** What `mia` is owed for an order. */
    async owedFor(orderId: string) {
      const state = await system.stateOf({ merchantId: 'acme', conversionId: `shop~${orderId}` });
      return state?.owed.find(({ creatorId }) => creatorId === 'mia')?.minorUnits ?? 0n;
    },
    async factsOf(orderId: string) {
      const key = { merchantId: 'acme', conversionId: `shop~${orderId}` };
      return (await system.conversions.load(key)).facts;
    },
  };
}
