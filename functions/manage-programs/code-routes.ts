import * as z from 'zod';
import type { Code } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { codeSchema, idSchema } from '../shared/http/id-schemas.ts';
import { instantSchema } from '../shared/http/instant-schema.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { placementFields } from './placement-fields.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { requireEnrolment } from './require-enrolment.ts';
import { requireOrder } from './require-order.ts';

/** The body of `PUT /v1/codes/{code}`. */
const codeBodySchema = z.strictObject({
  programId: idSchema,
  creatorId: idSchema,
  /** Absent: as it was, or now. */
  validFrom: instantSchema.optional(),
  expiresAt: instantSchema.optional(),
  ...placementFields,
  /** Since when the code stands on coupon sites: it then loses to clicks, and is held where it is alone. */
  leakedFrom: instantSchema.optional(),
});

/** `PUT` and `GET /v1/codes/{code}`, and the list. Another creator's code answers 409. */
export function codeRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry } = ports;
  return [
    {
      method: 'PUT',
      path: '/v1/codes/{code}',
      scopes: ['manage'],
      handle: async ({ caller, parameters, body }) => {
        const { merchantId } = requireKey(caller);
        const text = parseRequest(codeSchema, parameters.code);
        const { validFrom, ...wanted } = parseRequest(codeBodySchema, body);
        await requireEnrolment(ports, merchantId, wanted);
        const known = await directory.findCode(merchantId, text);
        const code: Code = {
          merchantId,
          code: text,
          ...wanted,
          validFrom: validFrom ?? known?.validFrom ?? ports.now(),
        };
        requireOrder(code.validFrom, code.expiresAt, 'expiresAt');
        if ((await registry.saveCode(code)) === 'saved') return json(200, toCodeDocument(code));
        throw conflict('/problems/code-taken', 'The code belongs to another creator or program.');
      },
    },
    {
      method: 'GET',
      path: '/v1/codes/{code}',
      scopes: ['manage', 'read'],
      handle: async ({ caller, parameters: { code = '' } }) => {
        const { merchantId } = requireKey(caller);
        const found = await directory.findCode(merchantId, code.toUpperCase());
        if (found === undefined) throw notFound();
        return json(200, toCodeDocument(found));
      },
    },
    {
      method: 'GET',
      path: '/v1/codes',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const identity = { merchantId, list: 'codes' };
        const found = await registry.listCodes(merchantId, readPageQuery(request, identity));
        return pageResponse(found, identity, toCodeDocument);
      },
    },
  ];
}

function toCodeDocument({ merchantId: _, validFrom, expiresAt, leakedFrom, ...code }: Code) {
  return {
    ...code,
    validFrom: formatInstant(validFrom),
    ...(expiresAt === undefined ? {} : { expiresAt: formatInstant(expiresAt) }),
    ...(leakedFrom === undefined ? {} : { leakedFrom: formatInstant(leakedFrom) }),
  };
}
