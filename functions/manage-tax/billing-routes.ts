import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { billingSchema, toBilling } from './billing-schema.ts';
import type { ManageTaxPorts } from './ports.ts';

const path = '/v1/creators/{creatorId}/billing';

/** `PUT` and `GET` of how creators are billed. */
export function billingRoutes(ports: ManageTaxPorts): JsonRoute[] {
  const show = async (request: JsonRequest) => {
    const { merchantId, creatorId } = await requireCreator(ports, request);
    const billing = await ports.billings.find(merchantId, creatorId);
    if (billing === undefined) throw notFound();
    return billing;
  };
  return [
    {
      ...{ method: 'PUT', path, scopes: ['manage'], audit: 'billing.saved', before: show },
      handle: async (request) => {
        const { merchantId, creatorId } = await requireCreator(ports, request);
        const billing = toBilling(parseRequest(billingSchema, request.body));
        await ports.billings.save(merchantId, creatorId, billing);
        return json(200, billing);
      },
    },
    {
      ...{ method: 'GET', path, scopes: ['manage', 'read'] },
      handle: async (request) => {
        const { merchantId, creatorId } = await requireCreator(ports, request);
        const billing = await show(request);
        const { through, held } = await ports.invoices.findProgress(merchantId, creatorId);
        return json(200, {
          ...billing,
          ...(through === undefined ? {} : { billedThrough: through }),
          ...(held === undefined ? {} : { held }),
        });
      },
    },
  ];
}

/** @throws ProblemError 404 if there is nobody of this id. */
async function requireCreator(
  { directory }: ManageTaxPorts,
  { caller, parameters }: JsonRequest,
): Promise<{ readonly merchantId: string; readonly creatorId: string }> {
  const { merchantId } = requireKey(caller);
  const { creatorId = '' } = parameters;
  if ((await directory.findCreator(merchantId, creatorId)) === undefined) throw notFound();
  return { merchantId, creatorId };
}
