import type { Code } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { toCodeDocument } from '../shared/codes/code-document.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { codeSchema } from '../shared/http/id-schemas.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import { codeListRoutes } from './code-list-routes.ts';
import { codeBodySchema } from './code-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { requireOrder } from './require-order.ts';

/** `PUT` and `GET /v1/codes/{code}`, and the list. Another creator's code answers 409. */
export function codeRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry } = ports;
  return [
    ...codeListRoutes(ports),
    {
      method: 'PUT',
      audit: 'code.saved',
      path: '/v1/codes/{code}',
      scopes: ['manage'],
      handle: async ({ caller, parameters, body }) => {
        const { merchantId } = requireKey(caller);
        const text = parseRequest(codeSchema, parameters.code);
        const { validFrom, ...wanted } = parseRequest(codeBodySchema, body);
        await requireEnrolled(ports.directory, merchantId, wanted);
        const known = await directory.findCode(merchantId, text);
        const code: Code = {
          merchantId,
          code: text,
          ...wanted,
          validFrom: validFrom ?? known?.validFrom ?? ports.now(),
          ...(known?.inShop === undefined ? {} : { inShop: known.inShop }),
        };
        requireOrder(code.validFrom, code.expiresAt, 'expiresAt');
        requireNotRevived(code);
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

/** What has been revoked earned nothing from then on, and has been told so. */
function requireNotRevived({ inShop, expiresAt = Number.POSITIVE_INFINITY }: Code): void {
  if (inShop?.state !== 'revoked' || expiresAt <= inShop.revokedAt) return;
  const until = formatInstant(inShop.revokedAt);
  throw conflict(
    '/problems/code-revoked',
    `The code was revoked at ${until}: it expires then at the latest. Take another code.`,
  );
}
