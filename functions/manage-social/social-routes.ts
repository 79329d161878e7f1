import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { describeSnapshot } from './describe-snapshot.ts';
import { endOfAccount } from './end-of-account.ts';
import { findAccount } from './find-account.ts';
import { listAccounts } from './list-accounts.ts';
import type { ManageSocialPorts } from './ports.ts';
import { figuresQuerySchema } from './social-schema.ts';

const path = '/v1/creators/{creatorId}/social';
const reading: JsonRoute['scopes'] = ['manage', 'read'];

/** `/v1/creators/{creatorId}/social`: creators' accounts as the merchant sees them. */
export function socialRoutes(ports: ManageSocialPorts): JsonRoute[] {
  return [
    {
      ...{ method: 'GET', path, scopes: reading },
      handle: async (request) => {
        parseRequest(noParametersSchema, request.query);
        return json(200, await listAccounts(ports, whoseOf(request)));
      },
    },
    {
      ...{ method: 'DELETE', path: `${path}/{accountId}`, scopes: ['manage'] },
      ...{ audit: 'social.disconnected', before: async () => undefined },
      handle: async (request) =>
        json(200, await endOfAccount(ports, whoseOf(request), accountIdOf(request))),
    },
    {
      ...{ method: 'GET', path: `${path}/{accountId}/figures`, scopes: reading },
      handle: async (request) => {
        const { merchantId, accountId } = await findAccount(
          ports,
          whoseOf(request),
          accountIdOf(request),
        );
        const { contentId } = parseRequest(figuresQuerySchema, request.query);
        const of = contentId === undefined ? {} : { contentId };
        const found = await ports.polls.listSnapshots(
          { merchantId, accountId, ...of },
          ports.now(),
        );
        return json(200, { accountId, ...of, items: found.map(describeSnapshot) });
      },
    },
  ];
}

function whoseOf({ caller, parameters: { creatorId = '' } }: JsonRequest) {
  return { merchantId: requireKey(caller).merchantId, creatorId };
}

const accountIdOf = ({ parameters: { accountId = '' } }: JsonRequest): string => accountId;
