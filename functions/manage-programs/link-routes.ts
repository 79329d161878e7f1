import type { Link } from '../../core/programs/program.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import { linkSchema, newSlugSchema, toLinkDocument } from './link-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { qrRoute } from './qr-route.ts';
import { readAppliedCode } from './read-applied-code.ts';
import { renameLink } from './rename-link.ts';
import { requireDestinations } from './require-destinations.ts';
import { requireOrder } from './require-order.ts';
import { slugConflict } from './slug-conflict.ts';

/** `PUT` and `GET /v1/links/{slug}`, its renaming, and the list by creator. A slug in use answers 409. */
export function linkRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  const { directory, registry } = ports;
  return [
    {
      method: 'PUT',
      audit: 'link.saved',
      path: '/v1/links/{slug}',
      scopes: ['manage'],
      handle: async (request) => {
        const link = await readLink(ports, request);
        requireOrder(link.activeFrom, link.inactiveFrom, 'inactiveFrom');
        const outcome = await registry.saveLink(link);
        if (outcome === 'saved') return json(200, toLinkDocument(link));
        throw slugConflict(outcome);
      },
    },
    {
      method: 'POST',
      audit: 'link.renamed',
      path: '/v1/links/{slug}/rename',
      scopes: ['manage'],
      handle: async (request) => json(200, toLinkDocument(await renameLink(ports, request))),
    },
    qrRoute(ports),
    {
      method: 'GET',
      path: '/v1/links/{slug}',
      scopes: ['manage', 'read'],
      handle: async ({ caller, parameters: { slug = '' } }) => {
        const link = await directory.findLink(slug);
        if (link?.merchantId !== requireKey(caller).merchantId) throw notFound();
        return json(200, toLinkDocument(link));
      },
    },
    {
      method: 'GET',
      path: '/v1/links',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const identity = { merchantId, list: 'links' };
        const found = await registry.listLinks(merchantId, readPageQuery(request, identity));
        return pageResponse(found, identity, toLinkDocument);
      },
    },
  ];
}

async function readLink(
  ports: ManageProgramsPorts,
  { caller, parameters, body }: JsonRequest,
): Promise<Link> {
  const { merchantId } = requireKey(caller);
  const slug = parseRequest(newSlugSchema, parameters.slug);
  const { activeFrom, code, ...wanted } = parseRequest(linkSchema, body);
  const program = await requireEnrolled(ports.directory, merchantId, wanted);
  requireDestinations(wanted, program);
  const appliedCode = await readAppliedCode(ports, program, {
    ...wanted,
    ...(code === undefined ? {} : { code }),
  });

  const known = await ports.directory.findLink(slug);
  const isOwn = known?.merchantId === merchantId;
  const formerSlugs = isOwn ? known.formerSlugs : undefined;
  return {
    merchantId,
    slug,
    ...wanted,
    // A click reads the link alone, so the link keeps what the program adds.
    utm: { ...program.utm, ...wanted.utm },
    ...(appliedCode === undefined ? {} : { appliedCode }),
    ...(formerSlugs === undefined ? {} : { formerSlugs }),
    activeFrom: activeFrom ?? (isOwn ? known.activeFrom : ports.now()),
  };
}
