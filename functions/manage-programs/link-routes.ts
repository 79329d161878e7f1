import { appPlatforms } from '../../core/programs/app-settings.ts';
import type { Link, Program } from '../../core/programs/program.ts';
import {
  type AppTargetRefusal,
  validateAppTarget,
} from '../../core/tracking/validate-app-target.ts';
import { validateDestination } from '../../core/tracking/validate-destination.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { slugSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid, notFound } from '../shared/http/problem-error.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import { linkSchema, toLinkDocument } from './link-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { requireOrder } from './require-order.ts';

/** `PUT` and `GET /v1/links/{slug}`, and the list by creator. A slug in use answers 409. */
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
        if ((await registry.saveLink(link)) === 'saved') return json(200, toLinkDocument(link));
        throw conflict(
          '/problems/slug-taken',
          'The slug belongs to another link; choose one more.',
        );
      },
    },
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
  const slug = parseRequest(slugSchema, parameters.slug);
  const { activeFrom, ...wanted } = parseRequest(linkSchema, body);
  const program = await requireEnrolled(ports.directory, merchantId, wanted);
  requireDestinations(wanted, program);

  const known = await ports.directory.findLink(slug);
  const isOwn = known?.merchantId === merchantId;
  return {
    merchantId,
    slug,
    ...wanted,
    // A click reads the link alone, so the link keeps what the program adds.
    utm: { ...program.utm, ...wanted.utm },
    activeFrom: activeFrom ?? (isOwn ? known.activeFrom : ports.now()),
  };
}

/** @throws ProblemError 422 for a destination, or a target in an app, where links of the program may not lead. */
function requireDestinations(
  { destination, apps = {} }: Pick<Link, 'destination' | 'apps'>,
  { landingHosts, apps: settings = { hosts: [], schemes: [] } }: Program,
): void {
  const refusal = validateDestination(destination, landingHosts);
  if (refusal) throw leadsAstray(['destination'], refusal);

  const allowed = { ...settings, hosts: [...landingHosts, ...settings.hosts] };
  for (const platform of appPlatforms) {
    const target = apps[platform];
    const refused = target && validateAppTarget(target, platform, allowed);
    if (refused) throw leadsAstray(['apps', platform, refused.field], refused.refusal);
  }
}

function leadsAstray(path: readonly string[], refusal: AppTargetRefusal) {
  return invalid([{ path, code: refusal, message: `The link may not lead there: ${refusal}.` }]);
}
