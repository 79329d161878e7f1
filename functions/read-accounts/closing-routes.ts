import { json } from '../shared/http/http.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { type ReadClosingsPorts, readClosings } from './read-closings.ts';
import { readingScopes } from './reading-scopes.ts';
import { requireMerchantKey } from './require-merchant-key.ts';

/** What waits to be closed. */
export function closingRoutes(ports: ReadClosingsPorts): JsonRoute[] {
  return [
    {
      method: 'GET',
      path: '/v1/closings',
      scopes: readingScopes,
      handle: async ({ caller, query }) => {
        const { merchantId } = requireMerchantKey(caller);
        parseRequest(noParametersSchema, query);
        return json(200, await readClosings(ports, merchantId));
      },
    },
  ];
}
