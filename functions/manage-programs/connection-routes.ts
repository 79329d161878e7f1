import type { Connection } from '../../core/programs/program.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import { ownConversions } from '../../core/settlement/own-conversions.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { connectionSchema } from './connection-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { saveConnection } from './save-connection.ts';

const connectionNameSchema = idSchema.refine(
  (name) => !ownConversions.includes(name),
  'Conversions that come from no connection have this name; take another one.',
);

/** `PUT` and `GET /v1/connections/{name}`, and the list. Secrets go in and never come out. */
export function connectionRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry } = ports;
  return [
    {
      method: 'PUT',
      audit: 'connection.saved',
      path: '/v1/connections/{name}',
      scopes: ['manage'],
      handle: async ({ caller, parameters, body }) => {
        const { merchantId } = requireKey(caller);
        const connectionId = `${merchantId}.${parseRequest(connectionNameSchema, parameters.name)}`;
        const wanted = parseRequest(connectionSchema, body);
        return json(
          200,
          toConnectionDocument(await saveConnection(ports, merchantId, connectionId, wanted)),
        );
      },
    },
    {
      method: 'GET',
      path: '/v1/connections/{name}',
      scopes: ['manage', 'read'],
      handle: async ({ caller, parameters: { name = '' } }) => {
        const { merchantId } = requireKey(caller);
        const found = await directory.findConnection(merchantId, `${merchantId}.${name}`);
        if (found === undefined) throw notFound();
        return json(200, await showConnection(ports, found));
      },
    },
    {
      method: 'GET',
      path: '/v1/connections',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const identity = { merchantId, list: 'connections' };
        const found = await registry.listConnections(merchantId, readPageQuery(request, identity));
        const items = await mapBounded(found.items, 10, (each) => showConnection(ports, each));
        return pageResponse({ ...found, items }, identity, (document) => document);
      },
    },
  ];
}

/** With what its shop was last found to tell, if that is registered from here. */
async function showConnection(
  { checks }: Pick<ManageProgramsPorts, 'checks'>,
  connection: Connection,
) {
  const document = toConnectionDocument(connection);
  const isAsked = isShop(connection) && connection.hasApi === true;
  const check = isAsked ? await checks.find(connection) : undefined;
  if (check === undefined || check.isWithdrawn) return document;
  const { origin, checkedAt, drift } = check;
  return {
    ...document,
    topics: {
      status: drift.length === 0 ? 'complete' : 'incomplete',
      ...{ origin, checkedAt: formatInstant(checkedAt) },
      ...(drift.length === 0 ? {} : { drift: drift.map(({ topic, state }) => ({ topic, state })) }),
    },
  };
}

function toConnectionDocument(connection: Connection) {
  const { merchantId, connectionId, provider } = connection;
  return {
    name: connectionId.slice(merchantId.length + 1),
    connectionId,
    provider,
    ...describeConnection(connection),
    createdAt: formatInstant(connection.createdAt),
    ...(connection.closedAt === undefined ? {} : { closedAt: formatInstant(connection.closedAt) }),
  };
}

function describeConnection(connection: Connection) {
  const { provider, connectionId } = connection;
  const webhookPath = `/webhooks/${provider}/${connectionId}`;
  if (connection.kind === 'payments') {
    const { kind, ordersConnection } = connection;
    return { kind, ordersConnection, ...(provider === 'api' ? {} : { webhookPath }) };
  }
  if (!isShop(connection)) {
    const kind = connection.kind === 'payouts' ? { kind: connection.kind } : {};
    return { ...kind, webhookPath: `/webhooks/rails/${provider}/${connectionId}` };
  }
  const { programId, account, silentAfterDays } = connection;
  return {
    ...{ kind: 'orders', programId, webhookPath },
    ...(account === undefined ? {} : { account }),
    ...(silentAfterDays === undefined ? {} : { silentAfterDays }),
  };
}
