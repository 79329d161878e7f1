import type { RunDecision } from '../../core/payouts/run-approval.ts';
import type { Instant } from '../../core/time/instant.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { type HttpResponse, json } from '../shared/http/http.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { type DecideRunPorts, decideStoredRun } from './decide-run.ts';
import { type DescribeRunPorts, describeRun } from './describe-run.ts';
import { runDecisionSchema } from './payout-schemas.ts';

export type ApprovalRoutesPorts = IdempotencyPorts &
  DecideRunPorts &
  DescribeRunPorts & { readonly payouts: DecideRunPorts['payouts'] & DescribeRunPorts['payouts'] };

/** `POST /v1/payouts/runs/{runId}/approve` and `…/reject`: a second person's word on a large run. */
export function approvalRoutes(ports: ApprovalRoutesPorts): JsonRoute[] {
  const one = '/v1/payouts/runs/{runId}';
  const common = { method: 'POST', scopes: ['payouts'] } as const;
  return [
    {
      ...{ ...common, path: `${one}/approve`, audit: 'payouts.approved' },
      handle: idempotent(ports, (request) => decide(ports, request, 'approved')),
    },
    {
      ...{ ...common, path: `${one}/reject`, audit: 'payouts.rejected' },
      handle: idempotent(ports, (request) => decide(ports, request, 'rejected')),
    },
  ];
}

async function decide(
  ports: ApprovalRoutesPorts & { readonly now: () => Instant },
  { caller, parameters, body }: JsonRequest,
  outcome: RunDecision['outcome'],
): Promise<HttpResponse> {
  const key = requireKey(caller);
  const { merchantId } = key;
  const { note } = parseRequest(runDecisionSchema, body);
  const decision = { outcome, author: authorOf(key), at: ports.now(), note };
  const { runId = '' } = parameters;
  const decided = await decideStoredRun(ports, { merchantId, runId }, decision);
  switch (decided) {
    case 'unknown':
      throw notFound();
    case 'own':
      throw conflict('/problems/own-run', 'Somebody else has to approve what you have asked for.');
    case 'decided':
      throw conflict('/problems/run-decided', 'Somebody has decided otherwise, and that stands.');
    case 'not-needed':
      throw conflict('/problems/approval-not-needed', 'The run waits for nobody.');
    default:
      return json(200, await describeRun(ports, decided));
  }
}
