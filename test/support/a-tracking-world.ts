import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Sealing } from '../../adapters/shops/seal-fact.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import type { ApiKey } from '../../core/programs/program.ts';
import { carryToken } from '../../core/tracking/carry-token.ts';
import type { ClickToken } from '../../core/tracking/click-token.ts';
import { issueToken } from '../../core/tracking/issue-token.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import { makeEndpoint } from '../../functions/receive-events/endpoint.ts';
import {
  type EventPorts,
  makeReceiveEvents,
} from '../../functions/receive-events/receive-events.ts';
import type { AuthorizerContext } from '../../functions/shared/http/caller.ts';
import { aTellingWorld } from './a-telling-world.ts';
import { type ApiCall, callerOf } from './call-endpoint.ts';
import { countedIds } from './counted-ids.ts';
import { aLink } from './factories/a-program.ts';
import { aConnection, daysBeforeOrder } from './factories/index.ts';
import type { InitialPrograms } from './in-memory-program-directory.ts';
import { inMemoryRequestMeter } from './in-memory-request-meter.ts';

const tokenKeys = { current: 'k1', keys: { k1: 'signing key' } };
export const peppers = pseudonymiser({ current: 'p1', keys: { p1: 'pepper' } });
export const identifySecret = 'what the back end proves with';

/** A secret key of a back end, and a publishable one for the shop's pages. */
export const backEnd: AuthorizerContext = { merchantId: 'acme', keyId: 'k', scopes: 'read,events' };
export const shopPage = 'https://shop.example';
export const browserKey = {
  ...{ merchantId: 'acme', keyId: 'page', scopes: 'browser' },
  ...{ allowedOrigins: `${shopPage},https://www.shop.example`, requestsPerMinute: '60' },
} satisfies AuthorizerContext;
const publishableText = 'trbp_acme_0123456789abcdefghij';

/** A click token of the factories' link, a day old, as it travels. */
export function aTokenText(changes: Partial<ClickToken> = {}): string {
  const { merchantId, slug, programId, creatorId } = aLink();
  const at = daysBeforeOrder(1);
  const click = { touchId: 'click-1', visitorId: 'redirected-1', at };
  const token = { merchantId, slug, programId, creatorId, ...click, ...changes };
  return issueToken(token, tokenKeys, hmacSha256);
}

/**
 * The telling world, and `/v1/events` before it: what is queued stays in `sent`, what is stored in
 * `facts`, what goes wrong in `failures`. The shop `acme.shop` is Shopify's, `acme.own` sends our own events.
 */
export function aTrackingWorld(
  ports: Partial<EventPorts> = {},
  programs: Partial<InitialPrograms> = {},
) {
  const world = aTellingWorld({
    links: [aLink(), aLink({ merchantId: 'umbrella', slug: 'theirs' })],
    connections: [aConnection(), aConnection({ connectionId: 'acme.own', provider: 'generic' })],
    ...programs,
  });
  const sent: TouchMessage[] = [];
  const failures: unknown[] = [];
  const facts: Fact[] = [];
  const sealing: Sealing = {
    sha256,
    carryToken: (text, merchantId) => carryToken(text, merchantId, tokenKeys, hmacSha256),
    pseudonymiser: peppers,
  };
  const receiveEvents = makeReceiveEvents({
    ...world,
    conversions: {
      ...world.conversions,
      async addFact(fact) {
        const answer = await world.conversions.addFact(fact);
        if (answer === 'added') facts.push(fact);
        return answer;
      },
    },
    loadSealing: async () => sealing,
    readIdentifySecrets: async (id) => (id === 'acme.shop' ? [identifySecret, 'older one'] : []),
    sendAll: async (messages) => {
      sent.push(...messages);
    },
    newId: countedIds(),
    ...ports,
  });
  const apiKey: ApiKey = {
    ...{ merchantId: 'acme', keyId: 'page', name: 'pages', scopes: ['browser'], createdAt: 0 },
    publishable: { allowedOrigins: [shopPage], requestsPerMinute: 60 },
  };
  const findApiKey = async (merchantId: string, hash: string) =>
    merchantId === 'acme' && hash === sha256(publishableText) ? apiKey : undefined;
  const endpoint = makeEndpoint(
    { ...world, receiveEvents, meter: inMemoryRequestMeter(), findApiKey },
    (error) => failures.push(error),
  );
  const call = callerOf(endpoint);
  const send = (body: unknown, request: Omit<ApiCall, 'body'> = {}) =>
    call('POST /v1/events', { as: backEnd, ...request, body });

  return {
    ...world,
    sent,
    facts,
    failures,
    endpoint,
    publishableText,
    send,
    /** From a page of the shop, unless the headers name another. */
    browse: (body: unknown, headers: Readonly<Record<string, string>> = { origin: shopPage }) =>
      send(body, { as: browserKey, headers }),
  };
}
