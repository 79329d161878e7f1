import * as z from 'zod';
import type { AuditEntry } from '../../core/audit/audit-entry.ts';
import { auditKinds } from '../../core/audit/audit-kind.ts';
import type { AuditFilter, AuditLog } from '../../core/audit/audit-log.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import { daySchema } from '../shared/http/day-schema.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { pageFields } from '../shared/http/page-query.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { requireMerchantKey } from './require-merchant-key.ts';

export type AuditRoutesPorts = { readonly audit: Pick<AuditLog, 'list'> };

/** The query parameters of `GET /v1/audit`. */
export const auditQuerySchema = z.strictObject({
  day: daySchema.optional(),
  kind: z.enum(auditKinds).optional(),
  ...pageFields,
});

/** Who changed what, the newest first. Finance reads it, too: it approves what is in there. */
export function auditRoutes(ports: AuditRoutesPorts): JsonRoute[] {
  return [
    {
      method: 'GET',
      path: '/v1/audit',
      scopes: ['read', 'manage', 'payouts'],
      handle: (request) => list(ports, request),
    },
  ];
}

async function list({ audit }: AuditRoutesPorts, request: JsonRequest) {
  const { merchantId } = requireMerchantKey(request.caller);
  const { day, kind, ...page } = parseRequest(auditQuerySchema, request.query);
  const identity = { merchantId, list: `audit/${day ?? ''}/${kind ?? ''}` };
  const wanted = readPageQuery({ query: page }, identity);
  const found = await audit.list(merchantId, readFilter({ day, kind }), wanted);
  return pageResponse(found, identity, describeAuditEntry);
}

type Wanted = Pick<z.output<typeof auditQuerySchema>, 'day' | 'kind'>;

function readFilter({ day, kind }: Wanted): AuditFilter {
  const from = day === undefined ? undefined : parseDay(day);
  return {
    ...(from === undefined ? {} : { from, until: from + msPerDay - 1 }),
    ...(kind === undefined ? {} : { kind }),
  };
}

function describeAuditEntry({ merchantId: _, at, outcome, ...entry }: AuditEntry) {
  const asked = { ...entry, at: formatInstant(at) };
  if (outcome === undefined) return { ...asked, outcome: 'unknown' };
  const { kind, at: endedAt, ...rest } = outcome;
  return { ...asked, outcome: kind, endedAt: formatInstant(endedAt), ...rest };
}
