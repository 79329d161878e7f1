import * as z from 'zod';
import { type Pause, pausables } from '../../core/programs/program.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noteSchema } from '../shared/http/note-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { toProgramDocument } from './program-schema.ts';

/** The body of both: what is stopped or goes on, and why. */
export const pauseSchema = z.strictObject({ what: z.enum(pausables), reason: noteSchema });

/** `POST /v1/programs/{programId}/pause` and `/resume`: the brake, for whoever manages or pays. */
export function pauseRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const scopes: JsonRoute['scopes'] = ['manage', 'payouts'];
  return [
    {
      ...{ method: 'POST', path: '/v1/programs/{programId}/pause', scopes },
      audit: 'program.paused',
      handle: idempotent(ports, (request) => {
        const author = authorOf(requireKey(request.caller));
        return change(ports, request, (reason) => ({ at: ports.now(), author, reason }));
      }),
    },
    {
      ...{ method: 'POST', path: '/v1/programs/{programId}/resume', scopes },
      audit: 'program.resumed',
      handle: idempotent(ports, (request) => change(ports, request, () => undefined)),
    },
  ];
}

async function change(
  { registry }: ManageProgramsPorts,
  { caller, parameters: { programId = '' }, body }: JsonRequest,
  toPause: (reason: string) => Pause | undefined,
) {
  const { merchantId } = requireKey(caller);
  const { what, reason } = parseRequest(pauseSchema, body);
  const program = await registry.setPause(merchantId, programId, what, toPause(reason));
  if (program === undefined) throw notFound();
  return json(200, toProgramDocument(program));
}
