import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { type OwnKey, requireOwnKey } from '../shared/http/require-own-key.ts';
import { approveContent } from './approve-content.ts';
import { attestContent } from './attest-content.ts';
import { approvalSchema, attestationSchema } from './content-schema.ts';
import { describeContent } from './describe-content.ts';
import { findAccount } from './find-account.ts';
import { findEarnings } from './find-earnings.ts';
import type { ManageSocialPorts } from './ports.ts';

const path = '/v1/creators/{creatorId}/social/{accountId}';

/** Posts of an account, what they earn, and what people say of them. */
export function contentRoutes(ports: ManageSocialPorts): JsonRoute[] {
  return [
    {
      ...{ method: 'GET', path: `${path}/contents`, scopes: ['manage', 'read'] },
      handle: (request) => listContents(ports, whoseOf(request), request),
    },
    {
      ...{ method: 'GET', path: '/v1/me/social/{accountId}/contents', scopes: ['me'] },
      handle: (request) => listContents(ports, requireOwnKey(request.caller), request),
    },
    {
      ...{ method: 'POST', path: `${path}/attestations`, scopes: ['manage'] },
      audit: 'content.attested',
      handle: async (request) => {
        const said = parseRequest(attestationSchema, request.body);
        const account = await findAccount(ports, whoseOf(request), accountIdOf(request));
        return json(200, await attestContent(ports, account, requireKey(request.caller), said));
      },
    },
    {
      ...{ method: 'POST', path: `${path}/approvals`, scopes: ['manage'] },
      audit: 'content.approved',
      handle: async (request) => {
        const said = parseRequest(approvalSchema, request.body);
        const account = await findAccount(ports, whoseOf(request), accountIdOf(request));
        return json(200, await approveContent(ports, account, requireKey(request.caller), said));
      },
    },
  ];
}

async function listContents(ports: ManageSocialPorts, whose: OwnKey, request: JsonRequest) {
  const account = await findAccount(ports, whose, accountIdOf(request));
  const { merchantId, accountId } = account;
  const identity = { merchantId, list: `social/${accountId}` };
  const page = await ports.polls.listContentsPage(account, readPageQuery(request, identity));
  const earnings = new Map(
    await Promise.all(
      page.items.map(async (content) => [content, await findEarnings(ports, content)] as const),
    ),
  );
  return pageResponse(page, identity, (content) =>
    describeContent(content, earnings.get(content) ?? []),
  );
}

const whoseOf = ({ caller, parameters: { creatorId = '' } }: JsonRequest): OwnKey => ({
  merchantId: requireKey(caller).merchantId,
  creatorId,
});

const accountIdOf = ({ parameters: { accountId = '' } }: JsonRequest): string => accountId;
