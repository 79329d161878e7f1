import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { PayoutFiles } from '../../core/payouts/payout-files.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import type { PlanPayouts } from '../plan-payouts/plan-payouts.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { type HttpResponse, json } from '../shared/http/http.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { chooseRunId } from './choose-run-id.ts';
import { type DescribeRunPorts, describeRun } from './describe-run.ts';
import { runSchema } from './payout-schemas.ts';

export type RunRoutesPorts = IdempotencyPorts & {
  readonly planPayouts: PlanPayouts;
  readonly payouts: DescribeRunPorts['payouts'] & Pick<PayoutStore, 'findRun'>;
  readonly files: Pick<PayoutFiles, 'read'>;
  readonly sha256: Sha256;
};

/** Starting a run of payouts, looking at one, and fetching a batch's file. */
export function runRoutes(ports: RunRoutesPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'payouts.run',
      path: '/v1/payouts/runs',
      scopes: ['payouts'],
      handle: idempotent(ports, (request, key) => startRun(ports, request, key)),
    },
    {
      method: 'GET',
      path: '/v1/payouts/runs/{runId}',
      scopes: ['payouts', 'read'],
      handle: (request) => showRun(ports, request),
    },
    {
      method: 'GET',
      path: '/v1/payouts/batches/{batchId}/file',
      // The file names whole bank accounts, which `read` never sees.
      scopes: ['payouts'],
      handle: (request) => downloadFile(ports, request),
    },
  ];
}

async function startRun(
  ports: RunRoutesPorts,
  request: JsonRequest,
  idempotencyKey: string,
): Promise<HttpResponse> {
  const { dryRun } = parseRequest(runSchema, request.body);
  const key = requireKey(request.caller);
  const { merchantId } = key;
  const runId = chooseRunId(idempotencyKey, ports.sha256);
  const run = await ports.planPayouts({ merchantId, runId, dryRun, author: authorOf(key) });
  return json(dryRun ? 200 : 202, await describeRun(ports, run));
}

async function showRun(ports: RunRoutesPorts, request: JsonRequest): Promise<HttpResponse> {
  const { merchantId } = requireKey(request.caller);
  const run = await ports.payouts.findRun(merchantId, request.parameters.runId ?? '');
  if (run === undefined) throw notFound();
  return json(200, await describeRun(ports, run));
}

async function downloadFile(ports: RunRoutesPorts, request: JsonRequest): Promise<HttpResponse> {
  const { merchantId } = requireKey(request.caller);
  const batch = await ports.payouts.findBatch(merchantId, request.parameters.batchId ?? '');
  if (batch === undefined) throw notFound();
  const { released } = batch;
  if (released !== undefined && released.file === undefined) throw notFound();

  const file = released?.file === undefined ? undefined : await ports.files.read(released.file);
  if (file === undefined) {
    throw conflict('/problems/file-not-ready', 'The file is not written yet; ask again shortly.');
  }
  const name = released?.file?.split('/').at(-1) ?? '';
  return {
    statusCode: 200,
    headers: {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
    body: file.content,
  };
}
