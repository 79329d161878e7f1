import * as z from 'zod';
import type { Storefront } from '../../core/growth/storefront.ts';
import { favouritesSchema, requireOwnProducts } from '../shared/growth/favourite-schema.ts';
import { fillShelf } from '../shared/growth/fill-shelf.ts';
import { toStorefrontDocument } from '../shared/growth/storefront-document.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { slugSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noteSchema } from '../shared/http/note-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid, notFound } from '../shared/http/problem-error.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import { requireOwnKey } from '../shared/http/require-own-key.ts';
import type { ManageGrowthPorts } from './ports.ts';

/** The body of `PUT …/storefront…`. */
export const storefrontSchema = z.strictObject({
  /** Of a link of the creator, under which the page stands; absent: as it was. */
  slug: slugSchema.optional(),
  title: z.string().trim().min(1).max(120),
  intro: noteSchema.optional(),
  shelf: favouritesSchema.default([]),
});

type Owner = {
  readonly merchantId: string;
  readonly programId: string;
  readonly creatorId: string;
};

/** A creator's storefront in a program, for managers and for the creator. */
export function storefrontRoutes(ports: ManageGrowthPorts): JsonRoute[] {
  return [
    ...routesOf(
      ports,
      '/v1/storefronts/{programId}/{creatorId}',
      false,
      ({ caller, parameters }) => {
        const { programId = '', creatorId = '' } = parameters;
        return { merchantId: requireKey(caller).merchantId, programId, creatorId };
      },
    ),
    ...routesOf(ports, '/v1/me/storefronts/{programId}', true, ({ caller, parameters }) => ({
      ...requireOwnKey(caller),
      programId: parameters.programId ?? '',
    })),
  ];
}

function routesOf(
  ports: ManageGrowthPorts,
  path: `/v1/${string}`,
  isOwn: boolean,
  ownerOf: (request: JsonRequest) => Owner,
): JsonRoute[] {
  return [
    {
      method: 'PUT',
      audit: 'storefront.saved',
      path,
      scopes: isOwn ? ['me'] : ['manage'],
      handle: async (request) => {
        const saved = await saveStorefront(ports, ownerOf(request), request.body);
        return json(200, toStorefrontDocument(saved));
      },
    },
    {
      method: 'GET',
      path,
      scopes: isOwn ? ['me'] : ['manage', 'read'],
      handle: async (request) => {
        const { merchantId, programId, creatorId } = ownerOf(request);
        const found = await ports.storefronts.find(merchantId, programId, creatorId);
        if (found === undefined) throw notFound();
        return json(200, toStorefrontDocument(found));
      },
    },
  ];
}

async function saveStorefront(
  ports: ManageGrowthPorts,
  owner: Owner,
  body: unknown,
): Promise<Storefront> {
  const { merchantId, programId, creatorId } = owner;
  const wanted = parseRequest(storefrontSchema, body);
  const program = await requireEnrolled(ports.directory, merchantId, { programId, creatorId });
  requireOwnProducts(wanted.shelf, program.landingHosts, 'shelf');
  const known = await ports.storefronts.find(merchantId, programId, creatorId);
  const slug = await requireOwnSlug(ports, owner, wanted.slug ?? known?.slug);
  const storefront: Storefront = {
    ...owner,
    ...{ slug, title: wanted.title },
    ...(wanted.intro === undefined ? {} : { intro: wanted.intro }),
    shelf: await fillShelf(ports, program, { creatorId, slug }, wanted.shelf),
    changedAt: ports.now(),
  };
  await ports.storefronts.save(storefront);
  return storefront;
}

async function requireOwnSlug(
  { directory }: ManageGrowthPorts,
  { merchantId, programId, creatorId }: Owner,
  slug: string | undefined,
): Promise<string> {
  const link = slug === undefined ? undefined : await directory.findLink(slug);
  const isOwn =
    link?.merchantId === merchantId && link.programId === programId && link.creatorId === creatorId;
  if (isOwn) return link.slug;
  throw invalid([{ path: ['slug'], message: 'Name the slug of a link of the creator here.' }]);
}
