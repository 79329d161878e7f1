import * as z from 'zod';
import type { ShopConnection } from '../../core/programs/program.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import {
  compareTopics,
  isComplete,
  isDrift,
  type TopicCheck,
  type TopicInShop,
} from '../../core/topics/index.ts';
import { askShop } from '../shared/http/ask-shop.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { openHooksOf } from './open-hooks-of.ts';
import type { ManageShopTopicsPorts } from './ports.ts';
import { registerTopics } from './register-topics.ts';
import { removeTopics } from './remove-topics.ts';
import { isAllDone, type TopicOutcome } from './topic-outcome.ts';
import { type WebhookAddress, webhookAddress } from './webhook-address.ts';

/** The body of `POST /v1/connections/{name}/topics`. */
export const registerSchema = z.strictObject({
  /** Under which name the shop reaches this system. */
  origin: z.string().min(1).max(300).optional(),
});

const path = '/v1/connections/{name}/topics';

/** `POST`, `GET` and `DELETE /v1/connections/{name}/topics`: of what a connection's shop tells. */
export function topicRoutes(ports: ManageShopTopicsPorts): JsonRoute[] {
  return [
    {
      ...{ method: 'POST', path, scopes: ['manage'], audit: 'connection.topics-registered' },
      handle: async (request) => {
        const { origin: given } = parseRequest(registerSchema, request.body);
        const found = await open(ports, request, given);
        const { outcomes, topics } = await registerTopics(ports, found.hooks, found.to.address);
        await keepCheck(ports, found, topics);
        return json(200, {
          address: found.to.address,
          status: isAllDone(outcomes) ? 'complete' : 'incomplete',
          items: outcomes.map(toOutcomeDocument),
        });
      },
    },
    {
      ...{ method: 'GET', path, scopes: ['manage', 'read'] },
      handle: async (request) => {
        const { hooks, to } = await open(ports, request);
        const listed = await askShop(ports, () => hooks.list());
        const topics = compareTopics(hooks.wanted, listed, to.address);
        const status = isComplete(topics) ? 'complete' : 'incomplete';
        return json(200, { address: to.address, status, items: topics.map(toTopicDocument) });
      },
    },
    {
      ...{ method: 'DELETE', path, scopes: ['manage'], audit: 'connection.topics-removed' },
      handle: async (request) => {
        parseRequest(noParametersSchema, request.query);
        const found = await open(ports, request);
        const items = await removeTopics(ports, found.hooks, found.to.address);
        const isDone = items.every(({ outcome }) => outcome === 'removed');
        // Until all is out, the next call has to know where it led to.
        if (isDone) await keepCheck(ports, found, [], { isWithdrawn: true });
        const status = isDone ? 'complete' : 'incomplete';
        return json(200, { address: found.to.address, status, items });
      },
    },
  ];
}

type Opened = {
  readonly connection: ShopConnection;
  readonly hooks: Awaited<ReturnType<typeof openHooksOf>>;
  readonly to: WebhookAddress;
};

async function open(
  ports: ManageShopTopicsPorts,
  request: JsonRequest,
  given?: string,
): Promise<Opened> {
  const connection = await requireShop(ports, request);
  const hooks = await openHooksOf(ports, connection);
  const check = await ports.checks.find(connection);
  const to = webhookAddress(ports, connection, { given, check, reached: request.origin });
  return { connection, hooks, to };
}

/** @throws ProblemError 404 if this merchant has no such connection, or it is none of a shop. */
async function requireShop(
  { directory }: ManageShopTopicsPorts,
  { caller, parameters: { name = '' } }: JsonRequest,
): Promise<ShopConnection> {
  const { merchantId } = requireKey(caller);
  const found = await directory.findConnection(merchantId, `${merchantId}.${name}`);
  if (!isShop(found) || found.closedAt !== undefined) throw notFound();
  return found;
}

async function keepCheck(
  { checks, now }: ManageShopTopicsPorts,
  { connection, to }: Opened,
  topics: readonly TopicInShop[],
  more: Pick<TopicCheck, 'isWithdrawn'> = {},
): Promise<void> {
  const { merchantId, connectionId } = connection;
  const drift = topics.filter(isDrift);
  const check = { merchantId, connectionId, origin: to.origin, checkedAt: now(), drift };
  await checks.save({ ...check, ...more });
}

function toOutcomeDocument({ topic, outcome, isOptional, detail }: TopicOutcome) {
  return {
    ...{ topic, outcome },
    ...(isOptional === undefined ? {} : { optional: true }),
    ...(detail === undefined ? {} : { detail }),
  };
}

function toTopicDocument({ topic, state, isOptional, otherAddresses }: TopicInShop) {
  return {
    ...{ topic, state },
    ...(isOptional === undefined ? {} : { optional: true }),
    ...(otherAddresses === undefined ? {} : { otherAddresses }),
  };
}
