import type { ClosingRunStore } from '../../core/settlement/closing-run-store.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { describeClosingRun, describeProgress } from './describe-closing-run.ts';
import { readingScopes } from './reading-scopes.ts';
import { requireMerchantKey } from './require-merchant-key.ts';

export type ClosingRunRoutesPorts = {
  readonly runs: Pick<ClosingRunStore, 'find' | 'list' | 'listOutcomes'>;
};

/** The runs of closings, the newest first, and one with what became of what it found. */
export function closingRunRoutes(ports: ClosingRunRoutesPorts): JsonRoute[] {
  return [
    { ...get, path: '/v1/closings/runs', handle: (request) => list(ports, request) },
    { ...get, path: '/v1/closings/runs/{runId}', handle: (request) => show(ports, request) },
  ];
}

const get = { method: 'GET', scopes: readingScopes } as const;

async function list({ runs }: ClosingRunRoutesPorts, request: JsonRequest) {
  const { merchantId } = requireMerchantKey(request.caller);
  const identity = { merchantId, list: 'closing-runs' };
  const page = await runs.list(merchantId, readPageQuery(request, identity));
  return pageResponse(page, identity, describeClosingRun);
}

async function show(
  { runs }: ClosingRunRoutesPorts,
  { caller, query, parameters: { runId = '' } }: JsonRequest,
) {
  const { merchantId } = requireMerchantKey(caller);
  parseRequest(noParametersSchema, query);
  const run = await runs.find(merchantId, runId);
  if (run === undefined) throw notFound();
  const outcomes = await runs.listOutcomes(merchantId, runId);
  return json(200, { ...describeClosingRun(run), ...describeProgress(run, outcomes) });
}
