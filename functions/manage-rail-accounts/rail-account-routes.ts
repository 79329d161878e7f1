import type { PayoutMethod } from '../../core/programs/program.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { askRail } from './ask-rail.ts';
import { findRailAccount } from './find-rail-account.ts';
import { openAccountOnce } from './open-account-once.ts';
import type { ManageRailAccountsPorts } from './ports.ts';
import { railAccountSchema } from './rail-account-schema.ts';
import { readStanding } from './read-standing.ts';
import { stripeOfConnection } from './stripe-of-connection.ts';

const path = '/v1/creators/{creatorId}/rail-account';

/** `POST` and `GET /v1/creators/{creatorId}/rail-account`: a creator's account at a rail. */
export function railAccountRoutes(ports: ManageRailAccountsPorts): JsonRoute[] {
  return [
    {
      ...{ method: 'POST', path, scopes: ['manage'], audit: 'rail-account.opened' },
      // Whoever has the link can tell Stripe where the money is to go.
      secrets: ['link'],
      handle: (request) => open(ports, request),
    },
    {
      ...{ method: 'GET', path, scopes: ['manage', 'read'] },
      handle: async ({ caller, parameters: { creatorId = '' }, query }) => {
        const { merchantId } = requireKey(caller);
        parseRequest(noParametersSchema, query);
        const account = await findRailAccount(ports, merchantId, creatorId);
        return json(200, { creatorId, ...(await readStanding(ports, merchantId, account)) });
      },
    },
  ];
}

async function open(ports: ManageRailAccountsPorts, { caller, parameters, body }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const creatorId = parseRequest(idSchema, parameters.creatorId);
  const { connection, country, agreement, ...urls } = parseRequest(railAccountSchema, body);
  await requireCreator(ports, merchantId, creatorId);
  const connectionId = `${merchantId}.${connection}`;
  const onboarding = await stripeOfConnection(ports, merchantId, connectionId);
  const key = { merchantId, creatorId, connectionId };
  const accountId = await openAccountOnce(ports, onboarding, key, { country, agreement });
  // Before the link: whoever follows it is to be paid on what it leads to.
  await savePayoutMethod(ports, merchantId, creatorId, { rail: 'stripe', accountId });
  const link = await askRail(ports, () => onboarding.openLink({ accountId, ...urls }));
  return json(200, { creatorId, connection, accountEnding: accountId.slice(-4), link });
}

/** @throws ProblemError 404 if there is no such creator; 409 if nothing is known of who it is any more. */
async function requireCreator(
  { directory }: ManageRailAccountsPorts,
  merchantId: string,
  creatorId: string,
): Promise<void> {
  const creator = await directory.findCreator(merchantId, creatorId);
  if (creator === undefined) throw notFound();
  if (creator.erasedAt !== undefined) throw erased();
}

async function savePayoutMethod(
  { registry, now }: ManageRailAccountsPorts,
  merchantId: string,
  creatorId: string,
  method: PayoutMethod,
): Promise<void> {
  const saved = await registry.setPayoutMethod(merchantId, creatorId, method, now());
  if (saved === undefined) throw erased();
}

const erased = () =>
  conflict('/problems/creator-erased', 'Who the creator is was erased; save the creator anew.');
