import { json } from '../shared/http/http.ts';
import type { ChangingRoute, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { requireOwnKey } from '../shared/http/require-own-key.ts';
import { checkProof } from './check-proof.ts';
import { describeAccount } from './describe-account.ts';
import { endOfAccount } from './end-of-account.ts';
import { finishConnection } from './finish-connection.ts';
import { listAccounts } from './list-accounts.ts';
import type { ManageSocialPorts } from './ports.ts';
import { checkSchema, connectSchema, finishSchema, proofSchema } from './social-schema.ts';
import { startConnection } from './start-connection.ts';
import { startProof } from './start-proof.ts';

const own = { scopes: ['me'] } as const satisfies Partial<JsonRoute>;
const connects = { audit: 'social.connected' } as const satisfies Partial<ChangingRoute>;

/** `/v1/me/social`: a creator's own accounts, for the creator's own key. */
export function ownSocialRoutes(ports: ManageSocialPorts): JsonRoute[] {
  return [
    {
      ...{ ...own, method: 'POST', path: '/v1/me/social/connect', audit: 'social.begun' },
      // Whoever has the link can go on with it.
      secrets: ['link'],
      handle: async ({ caller, body, origin }) =>
        json(
          200,
          await startConnection(
            ports,
            requireOwnKey(caller),
            origin,
            parseRequest(connectSchema, body),
          ),
        ),
    },
    {
      ...{ ...own, ...connects, method: 'POST', path: '/v1/me/social/finish' },
      handle: async ({ caller, body }) => {
        const { ticket } = parseRequest(finishSchema, body);
        const account = await finishConnection(ports, requireOwnKey(caller), ticket);
        return json(200, describeAccount(account, undefined));
      },
    },
    {
      ...{ ...own, method: 'POST', path: '/v1/me/social/proofs', audit: 'social.begun' },
      handle: async ({ caller, body, origin }) =>
        json(
          201,
          await startProof(ports, requireOwnKey(caller), origin, parseRequest(proofSchema, body)),
        ),
    },
    {
      ...{ ...own, ...connects, method: 'POST', path: '/v1/me/social/proofs/{proofId}/check' },
      handle: async ({ caller, parameters: { proofId = '' }, body }) => {
        parseRequest(checkSchema, body);
        const account = await checkProof(ports, requireOwnKey(caller), proofId);
        return json(200, describeAccount(account, undefined));
      },
    },
    {
      ...{ ...own, method: 'GET', path: '/v1/me/social' },
      handle: async ({ caller, query }) => {
        parseRequest(noParametersSchema, query);
        return json(200, await listAccounts(ports, requireOwnKey(caller)));
      },
    },
    {
      ...{
        ...own,
        method: 'DELETE',
        path: '/v1/me/social/{accountId}',
        audit: 'social.disconnected',
      },
      before: async () => undefined,
      handle: async ({ caller, parameters: { accountId = '' } }) =>
        json(200, await endOfAccount(ports, requireOwnKey(caller), accountId)),
    },
  ];
}
