import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import { dueAtOf, type PrivacyRequest } from '../../core/privacy/index.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { type KeyCaller, requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { eraseCreator } from './erase-creator.ts';
import { exportCreator } from './export-creator.ts';
import { exportPerson } from './export-person.ts';
import { eraseSchema, exportSchema, toPersonalKeys } from './person-schema.ts';
import type { ManagePrivacyPorts } from './ports.ts';
import { toRequestDocument } from './request-document.ts';
import { requireRequest } from './request-routes.ts';

/** What the answers hold of a person beyond hashes; the audit log must not. */
const personal = [
  ...['identities', 'browsers', 'orders', 'handles', 'storefronts', 'figures'],
  ...['profile', 'enrolments', 'links', 'codes', 'payees', 'account', 'payouts'],
];

/**
 * `POST /v1/privacy/export` and `POST /v1/privacy/erase`: a person is named in the body, never in an
 * address, because addresses are logged. Both can be repeated as they are.
 */
export function privacyRoutes(ports: ManagePrivacyPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'privacy.exported',
      before: async () => undefined,
      secrets: personal,
      path: '/v1/privacy/export',
      scopes: ['manage'],
      handle: async ({ caller, body }) => {
        const { merchantId } = requireKey(caller);
        const { creatorId, requestId, ...person } = parseRequest(exportSchema, body);
        if (creatorId !== undefined)
          return json(200, await exportCreator(ports, merchantId, creatorId));
        if (requestId !== undefined) {
          const parameters = { requestId };
          return json(
            200,
            await exportPerson(ports, await requireRequest(ports, { caller, parameters })),
          );
        }
        const keys = toPersonalKeys(merchantId, person);
        const personHashes = await ports.hashPersonalKeys(merchantId, keys);
        return json(
          200,
          await exportPerson(ports, { merchantId, personHashes, conversionIds: [] }),
        );
      },
    },
    {
      method: 'POST',
      audit: 'privacy.erased',
      before: async () => undefined,
      path: '/v1/privacy/erase',
      scopes: ['manage'],
      handle: async ({ caller, body }) => {
        const key = requireKey(caller);
        const { creatorId, reason: _, ...person } = parseRequest(eraseSchema, body);
        if (creatorId !== undefined)
          return json(200, await eraseCreator(ports, key.merchantId, creatorId));
        const personal = toPersonalKeys(key.merchantId, person);
        const hashes = await ports.hashPersonalKeys(key.merchantId, personal);
        return json(202, toRequestDocument(await askForErasure(ports, key, hashes)));
      },
    },
  ];
}

/** The same person asked for again is the same request: what is erased stays so. */
async function askForErasure(
  ports: ManagePrivacyPorts,
  key: KeyCaller,
  personHashes: readonly string[],
): Promise<PrivacyRequest> {
  const { merchantId } = key;
  const receivedAt = ports.now();
  const digest = ports.sha256(canonicalJson(['erase', merchantId, [...personHashes]]));
  const request: PrivacyRequest = {
    ...{ merchantId, requestId: `erase-${digest.slice(0, 32)}`, kind: 'erase' },
    ...{ author: authorOf(key), personHashes, conversionIds: [] },
    ...{ receivedAt, dueAt: dueAtOf(receivedAt), status: 'open' },
  };
  const outcome = await ports.requests.add(request);
  // Also for one that is there: who asked before may have died before it was begun.
  const { requestId } = request;
  await ports.enqueue({ merchantId, requestId });
  if (outcome === 'added') return request;
  return (await ports.requests.find(merchantId, requestId)) ?? request;
}
