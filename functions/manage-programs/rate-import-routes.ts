import * as z from 'zod';
import type { RateImports } from '../../core/money/rate-imports.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';

export type RateImportPorts = { readonly imports: Pick<RateImports, 'isWanted' | 'set'> };

/** Sources whose rates the deployment can fetch by itself. */
const importable: readonly string[] = ['ecb'];

/** The body of `PUT /v1/rates/{source}/import`. */
export const rateImportSchema = z.strictObject({ enabled: z.boolean() });

/** Whether a source's rates are imported by themselves: `PUT` and `GET /v1/rates/{source}/import`. */
export function rateImportRoutes(ports: RateImportPorts): JsonRoute[] {
  const path = '/v1/rates/{source}/import';
  return [
    {
      ...{ method: 'PUT', path, scopes: ['manage', 'payouts'], audit: 'rates.import-changed' },
      handle: (request) => change(ports, request),
    },
    {
      ...{ method: 'GET', path, scopes: ['manage', 'read', 'payouts'] },
      handle: (request) => show(ports, request),
    },
  ];
}

async function change(ports: RateImportPorts, request: JsonRequest) {
  const { merchantId, source } = readWhose(request);
  const { enabled } = parseRequest(rateImportSchema, request.body);
  await ports.imports.set(merchantId, source, enabled);
  return json(200, { source, enabled });
}

async function show({ imports }: RateImportPorts, request: JsonRequest) {
  const { merchantId, source } = readWhose(request);
  return json(200, { source, enabled: await imports.isWanted(merchantId, source) });
}

function readWhose({ caller, parameters: { source = '' } }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  if (!importable.includes(source)) throw notFound();
  return { merchantId, source };
}
