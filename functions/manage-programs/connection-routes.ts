import * as z from 'zod';
import type { Connection } from '../../core/programs/program.ts';
import { ownConversions } from '../../core/settlement/own-conversions.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid, notFound } from '../shared/http/problem-error.ts';
import type { ManageProgramsPorts } from './ports.ts';

/** The body of `PUT /v1/connections/{name}`; the current secret first, older ones while they last. */
const webhookSecrets = z.array(z.string().min(1).max(500)).min(1).max(5);
const connectionSchema = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('shopify'), programId: idSchema, webhookSecrets }),
  z.strictObject({ provider: z.enum(['sepa', 'csv', 'manual']), webhookSecrets }),
]);

const connectionNameSchema = idSchema.refine(
  (name) => !ownConversions.includes(name),
  'Conversions that come from no connection have this name; take another one.',
);

/** `PUT` and `GET /v1/connections/{name}`, and the list. Secrets go in and never come out. */
export function connectionRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry, connectionSecrets } = ports;
  return [
    {
      method: 'PUT',
      audit: 'connection.saved',
      path: '/v1/connections/{name}',
      scopes: ['manage'],
      handle: async ({ caller, parameters, body }) => {
        const { merchantId } = requireKey(caller);
        const connectionId = `${merchantId}.${parseRequest(connectionNameSchema, parameters.name)}`;
        const { webhookSecrets, ...wanted } = parseRequest(connectionSchema, body);
        if (wanted.provider === 'shopify') {
          const program = await directory.findProgram(merchantId, wanted.programId);
          if (program === undefined) {
            throw invalid([{ path: ['programId'], message: 'There is no such program.' }]);
          }
        }

        const known = await directory.findConnection(merchantId, connectionId);
        const createdAt = known?.createdAt ?? ports.now();
        const connection: Connection = { merchantId, connectionId, ...wanted, createdAt };
        // A connection without its secrets would refuse what the shop sends.
        await connectionSecrets.saveWebhookSecrets(connectionId, webhookSecrets);
        await registry.saveConnection(connection);
        return json(200, toConnectionDocument(connection));
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
        return json(200, toConnectionDocument(found));
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
        return pageResponse(found, identity, toConnectionDocument);
      },
    },
  ];
}

function toConnectionDocument(connection: Connection) {
  const { merchantId, connectionId, provider } = connection;
  const isShop = provider === 'shopify';
  return {
    name: connectionId.slice(merchantId.length + 1),
    connectionId,
    provider,
    ...(isShop ? { programId: connection.programId } : {}),
    webhookPath: `/webhooks/${isShop ? provider : `rails/${provider}`}/${connectionId}`,
    createdAt: formatInstant(connection.createdAt),
  };
}
