import type { Creator } from '../../core/programs/program.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { showSignals } from './account-fields.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { creatorSchema, toCreatorDocument } from './creator-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { saveWithAccount } from './save-with-account.ts';
import { sealed } from './sealed.ts';

/** `PUT` and `GET /v1/creators/{creatorId}`, the list, and who is paid for a creator. */
export function creatorRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry } = ports;
  return [
    ...assignmentRoutes(ports),
    {
      method: 'PUT',
      audit: 'creator.saved',
      path: '/v1/creators/{creatorId}',
      scopes: ['manage'],
      handle: async ({ caller, parameters, body }) => {
        const { merchantId } = requireKey(caller);
        const creatorId = parseRequest(idSchema, parameters.creatorId);
        const wanted = parseRequest(creatorSchema, body);
        const { name, email, customers, payoutMethod, rewardMethod } = wanted;
        const creator = {
          merchantId,
          creatorId,
          name,
          identityHashes: await hashIdentities(ports, merchantId, email, customers),
          ...(await sealed(ports, merchantId, payoutMethod)),
          ...(rewardMethod === undefined ? {} : { rewardMethod }),
        };
        const owner = { kind: 'creator', id: creatorId } as const;
        const { saved, signals } = await saveWithAccount<Creator>(ports, owner, creator, () =>
          registry.saveCreator(creator, ports.now()),
        );
        return json(200, { ...toCreatorDocument(saved), ...showSignals(signals) });
      },
    },
    {
      method: 'GET',
      path: '/v1/creators/{creatorId}',
      scopes: ['manage', 'read'],
      handle: async ({ caller, parameters: { creatorId = '' } }) => {
        const creator = await directory.findCreator(requireKey(caller).merchantId, creatorId);
        if (creator === undefined) throw notFound();
        return json(200, toCreatorDocument(creator));
      },
    },
    {
      method: 'GET',
      path: '/v1/creators',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const identity = { merchantId, list: 'creators' };
        const page = readPageQuery(request, identity);
        const found = await registry.listCreatorsPage(merchantId, page);
        return pageResponse(found, identity, toCreatorDocument);
      },
    },
  ];
}

async function hashIdentities(
  { hashPersonalKeys }: ManageProgramsPorts,
  merchantId: string,
  email: string | undefined,
  customers: readonly { readonly connection: string; readonly customerId: string }[],
): Promise<string[]> {
  const asPerson = await hashPersonalKeys(merchantId, { emails: email ? [email] : [] });
  const asCustomer = await Promise.all(
    customers.map(({ connection, customerId }) =>
      hashPersonalKeys(merchantId, {
        emails: [],
        customer: { connectionId: `${merchantId}.${connection}`, id: customerId },
      }),
    ),
  );
  return [...new Set([...asPerson, ...asCustomer.flat()])].toSorted();
}
