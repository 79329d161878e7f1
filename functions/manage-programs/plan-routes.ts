import type { WrittenPlanVersion } from '../../adapters/documents/plan-document.ts';
import { readPlanVersion } from '../../adapters/documents/read-plan-version.ts';
import { toPlanVersionDocument } from '../../adapters/documents/to-plan-version-document.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { idempotent } from '../shared/http/idempotency.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { invalidCursor } from '../shared/http/page-query.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid, ProblemError } from '../shared/http/problem-error.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { publishPlanVersion } from './publish-plan-version.ts';

/** `POST` (with `Idempotency-Key`) and `GET /v1/plans/{planId}/versions`. */
export function planRoutes(ports: ManageProgramsPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'plan.published',
      path: '/v1/plans/{planId}/versions',
      scopes: ['manage'],
      handle: idempotent(ports, async ({ caller, parameters, body }, key) => {
        const { merchantId } = requireKey(caller);
        const planId = parseRequest(idSchema, parameters.planId);
        const { versionId, effectiveFrom, ...terms } = parsePlanVersion(body);
        const publishedAt = ports.now();
        const version: PlanVersion = {
          planId,
          // A request that is done twice, because its answer was lost, makes one version.
          versionId: versionId ?? `v-${ports.sha256(`${planId}/${key}`).slice(0, 12)}`,
          publishedAt,
          effectiveFrom: effectiveFrom ?? publishedAt,
          ...terms,
        };
        const outcome = await publishPlanVersion(ports, merchantId, version);
        if (outcome.kind === 'published') return json(201, toPlanVersionDocument(outcome.version));
        if (outcome.kind === 'invalid') throw invalidPlan(outcome.problems);
        throw conflict('/problems/plan-version-exists', 'The plan has another version of this id.');
      }),
    },
    {
      method: 'GET',
      path: '/v1/plans/{planId}/versions',
      scopes: ['manage', 'read'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const { planId = '' } = request.parameters;
        const identity = { merchantId, list: `plans/${planId}` };
        const { limit, after = '0' } = readPageQuery(request, identity);
        if (!/^\d{1,6}$/.test(after)) throw invalidCursor();
        const versions = await ports.directory.listPlanVersions(merchantId, planId);
        const end = Number(after) + limit;
        const page = {
          items: versions.slice(Number(after), end),
          ...(end < versions.length ? { next: String(end) } : {}),
        };
        return pageResponse(page, identity, toPlanVersionDocument);
      },
    },
  ];
}

/**
 * The version in a body.
 *
 * @throws ProblemError 422 with issues that name the rules.
 */
function parsePlanVersion(body: unknown): WrittenPlanVersion {
  const read = readPlanVersion(body);
  if (read.kind === 'version') return read.version;
  throw invalid(read.problems);
}

const invalidPlan = (issues: readonly unknown[]) =>
  new ProblemError({
    status: 422,
    type: '/problems/invalid-plan',
    title: 'The version cannot be published; the issues name the rules.',
    issues,
  });
