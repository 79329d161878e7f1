import type { TaxProfile } from '../../core/tax/tax-profile.ts';
import type { TaxReceiver } from '../../core/tax/tax-receiver.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import type { ManageTaxPorts } from './ports.ts';
import { toTaxProfileDocument } from './tax-profile-document.ts';
import { taxProfileSchema, toTaxProfile } from './tax-profile-schema.ts';

const places = [
  { path: '/v1/creators/{creatorId}/tax-profile', kind: 'creator', parameter: 'creatorId' },
  { path: '/v1/payees/{payeeId}/tax-profile', kind: 'payee', parameter: 'payeeId' },
] as const;

type Place = (typeof places)[number];

/** `PUT`, `GET` and `DELETE` of the tax profiles of creators and payees. */
export function taxProfileRoutes(ports: ManageTaxPorts): JsonRoute[] {
  return places.flatMap((place) => routesOf(ports, place));
}

function routesOf(ports: ManageTaxPorts, place: Place): JsonRoute[] {
  const { path } = place;
  const show = async (request: JsonRequest) =>
    toTaxProfileDocument(await requireProfile(ports, place, request), ports.now());
  return [
    {
      ...{ method: 'PUT', path, scopes: ['manage'], audit: 'tax-profile.saved', before: show },
      handle: async (request) => {
        const { merchantId, receiver } = await requireReceiver(ports, place, request);
        const body = parseRequest(taxProfileSchema, request.body);
        const { profile, numbers } = toTaxProfile(merchantId, receiver, body);
        await ports.profiles.save(profile, numbers);
        return json(200, toTaxProfileDocument(profile, ports.now()));
      },
    },
    {
      ...{ method: 'GET', path, scopes: ['manage', 'read'] },
      handle: async (request) => json(200, await show(request)),
    },
    {
      ...{ method: 'DELETE', path, scopes: ['manage'], audit: 'tax-profile.removed', before: show },
      handle: async (request) => {
        const profile = await requireProfile(ports, place, request);
        await ports.profiles.remove(profile.merchantId, profile.receiver);
        return json(200, toTaxProfileDocument(profile, ports.now()));
      },
    },
  ];
}

/** @throws ProblemError 404 if there is nobody of this id. */
async function requireReceiver(
  { directory }: ManageTaxPorts,
  { kind, parameter }: Place,
  { caller, parameters }: JsonRequest,
): Promise<{ readonly merchantId: string; readonly receiver: TaxReceiver }> {
  const { merchantId } = requireKey(caller);
  const id = (parameters as Readonly<Record<string, string | undefined>>)[parameter] ?? '';
  const found =
    kind === 'creator'
      ? await directory.findCreator(merchantId, id)
      : await directory.findPayee(merchantId, id);
  if (found === undefined) throw notFound();
  return { merchantId, receiver: { kind, id } };
}

/** @throws ProblemError 404 if nobody has put one on file. */
async function requireProfile(
  ports: ManageTaxPorts,
  place: Place,
  request: JsonRequest,
): Promise<TaxProfile> {
  const { merchantId, receiver } = await requireReceiver(ports, place, request);
  const profile = await ports.profiles.find(merchantId, receiver);
  if (profile === undefined) throw notFound();
  return profile;
}
