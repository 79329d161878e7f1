import { json } from '../shared/http/http.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { requireOwnKey } from '../shared/http/require-own-key.ts';
import { askRail } from './ask-rail.ts';
import { findRailAccount } from './find-rail-account.ts';
import type { ManageRailAccountsPorts } from './ports.ts';
import { linkSchema } from './rail-account-schema.ts';
import { readStanding } from './read-standing.ts';
import { stripeOfConnection } from './stripe-of-connection.ts';

/** `POST /v1/me/rail-account/link` and `GET /v1/me/rail-account`, for the creator's own key. */
export function ownRailAccountRoutes(ports: ManageRailAccountsPorts): JsonRoute[] {
  return [
    {
      ...{ method: 'POST', path: '/v1/me/rail-account/link', scopes: ['me'] },
      ...{ audit: 'rail-account.linked', secrets: ['link'] },
      handle: async ({ caller, body }) => {
        const { merchantId, creatorId } = requireOwnKey(caller);
        const urls = parseRequest(linkSchema, body);
        const { accountId, connectionId } = await findRailAccount(ports, merchantId, creatorId);
        const onboarding = await stripeOfConnection(ports, merchantId, connectionId);
        const link = await askRail(ports, () => onboarding.openLink({ accountId, ...urls }));
        return json(200, { creatorId, link });
      },
    },
    {
      ...{ method: 'GET', path: '/v1/me/rail-account', scopes: ['me'] },
      handle: async ({ caller, query }) => {
        const { merchantId, creatorId } = requireOwnKey(caller);
        parseRequest(noParametersSchema, query);
        const account = await findRailAccount(ports, merchantId, creatorId);
        return json(200, { creatorId, ...(await readStanding(ports, merchantId, account)) });
      },
    },
  ];
}
