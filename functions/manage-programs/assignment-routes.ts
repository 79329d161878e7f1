import type { PayeeTerms } from '../../core/payees/payee-assignment.ts';
import type { Instant } from '../../core/time/instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid, notFound } from '../shared/http/problem-error.ts';
import { toCreatorDocument } from './creator-schema.ts';
import { assignmentSchema, unassignmentSchema } from './payee-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';

/**
 * `POST /v1/creators/{creatorId}/assign-payee` and `/unassign-payee`: who is paid for a creator from a
 * moment on. It is never in the past, because runs may have paid by what was said then.
 */
export function assignmentRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'payee.assigned',
      path: '/v1/creators/{creatorId}/assign-payee',
      scopes: ['manage'],
      handle: idempotent(ports, async (request) => {
        const { from, reason: _, ...terms } = parseRequest(assignmentSchema, request.body);
        await requireBoth(ports, request, terms.payeeId);
        return assign(ports, request, from, terms);
      }),
    },
    {
      method: 'POST',
      audit: 'payee.unassigned',
      path: '/v1/creators/{creatorId}/unassign-payee',
      scopes: ['manage'],
      handle: idempotent(ports, async (request) => {
        const { from } = parseRequest(unassignmentSchema, request.body);
        return assign(ports, request, from, undefined);
      }),
    },
  ];
}

async function requireBoth(
  { directory }: ManageProgramsPorts,
  { caller, parameters: { creatorId = '' } }: JsonRequest,
  payeeId: string,
): Promise<void> {
  const { merchantId } = requireKey(caller);
  const [creator, payee] = await Promise.all([
    directory.findCreator(merchantId, creatorId),
    directory.findPayee(merchantId, payeeId),
  ]);
  if (creator === undefined) throw notFound();
  if (payee !== undefined) return;
  throw invalid([{ path: ['payeeId'], message: 'There is no such payee.' }]);
}

async function assign(
  { registry, now }: ManageProgramsPorts,
  { caller, parameters: { creatorId = '' } }: JsonRequest,
  wanted: Instant | undefined,
  terms: PayeeTerms | undefined,
) {
  const { merchantId } = requireKey(caller);
  const at = now();
  const from = wanted ?? at;
  if (from < at) throw invalid([{ path: ['from'], message: 'This is in the past.' }]);

  const assignment = { from, ...(terms === undefined ? {} : { terms }) };
  const creator = await registry.assignPayee(merchantId, creatorId, assignment, at);
  if (creator === undefined) throw notFound();
  return json(200, toCreatorDocument(creator));
}
