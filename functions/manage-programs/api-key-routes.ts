import * as z from 'zod';
import type { ApiKey, Scope } from '../../core/programs/program.ts';
import { type Instant, msPerSecond } from '../../core/time/instant.ts';
import type { Caller } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid, notFound, ProblemError } from '../shared/http/problem-error.ts';
import { apiKeySchema, defaultRequestsPerMinute, toApiKeyDocument } from './api-key-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';

/** What a manager's key may hand out without having it: less than managing. */
const grantable: readonly Scope[] = ['read', 'events', 'me', 'browser'];

/**
 * `POST /v1/api-keys`: 201 with the key's text, shown this once. The operator names the merchant; a
 * manager makes keys of the own merchant, with no more rights than the own key has.
 */
export function apiKeyRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'api-key.made',
      secrets: ['key'],
      path: '/v1/api-keys',
      scopes: ['operator', 'manage'],
      handle: async ({ caller, body }) => {
        const { merchantId, rest } = splitMerchant(caller, body);
        const wanted = parseRequest(apiKeySchema, rest);
        requireRights(caller, wanted.scopes);
        await requireOwners(ports, merchantId, wanted.creatorId);

        const apiKey = toApiKey(merchantId, ports.newId(), wanted, ports.now());
        // Whoever finds a key sees by its first letters whether it is a secret.
        const prefix = apiKey.publishable === undefined ? 'trb' : 'trbp';
        const token = `${prefix}_${merchantId}_${ports.newId()}${ports.newId()}`;
        await ports.registry.addApiKey(apiKey, ports.sha256(token));
        return json(201, { ...toApiKeyDocument(apiKey), key: token });
      },
    },
  ];
}

function toApiKey(
  merchantId: string,
  keyId: string,
  wanted: z.output<typeof apiKeySchema>,
  createdAt: Instant,
): ApiKey {
  const { lifeSeconds, allowedOrigins, requestsPerMinute = defaultRequestsPerMinute } = wanted;
  const { name, scopes, creatorId } = wanted;
  return {
    ...{ merchantId, keyId, name, scopes, createdAt },
    ...(creatorId === undefined ? {} : { creatorId }),
    ...(allowedOrigins === undefined ? {} : { publishable: { allowedOrigins, requestsPerMinute } }),
    ...(lifeSeconds === undefined ? {} : { expiresAt: createdAt + lifeSeconds * msPerSecond }),
  };
}

/** A manager's body names no merchant: one that does is refused as any unknown field. */
function splitMerchant(caller: Caller, body: unknown) {
  if (caller.kind === 'key') return { merchantId: caller.merchantId, rest: body };
  const { merchantId, ...rest } = parseRequest(z.looseObject({ merchantId: idSchema }), body);
  return { merchantId, rest };
}

function requireRights(caller: Caller, scopes: readonly Scope[]): void {
  if (caller.kind === 'operator') return;
  const beyond = scopes.filter(
    (scope) => !grantable.includes(scope) && !caller.scopes.includes(scope),
  );
  if (beyond.length === 0) return;
  throw new ProblemError({
    status: 403,
    type: '/problems/missing-scope',
    title: `A key can only grant the scope ${beyond.join(', ')} if it has it.`,
  });
}

async function requireOwners(
  { directory }: ManageProgramsPorts,
  merchantId: string,
  creatorId: string | undefined,
): Promise<void> {
  if ((await directory.findMerchant(merchantId)) === undefined) throw notFound();
  if (creatorId === undefined) return;
  if ((await directory.findCreator(merchantId, creatorId)) !== undefined) return;
  throw invalid([{ path: ['creatorId'], message: 'There is no such creator.' }]);
}
