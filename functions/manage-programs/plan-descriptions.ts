import * as z from 'zod';
import { planVersionSchema } from '../../adapters/documents/plan-document.ts';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { id, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

/** What people write, with the plan and the dates; see `toPlanVersionDocument`. */
const planVersion = z
  .strictObject({
    ...planVersionSchema.shape,
    planId: id,
    versionId: id,
    publishedAt: time,
    effectiveFrom: time,
  })
  .meta({ id: 'PublishedPlanVersion', description: 'A version of a plan, as it was published.' });

const rules = [{ ruleId: 'everything', rewards: [{ kind: 'percent', rate: '10' }] }];
const example = {
  ...{ planId: 'standard', versionId: 'v1', publishedAt: moments.placed },
  ...{ effectiveFrom: moments.placed, rounding: 'half-even', otherCurrencies: 'exchange' },
  ...{ base: { includeTax: false, includeGiftCards: false }, rules },
};

/** `/v1/plans`. */
export const planDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/plans/{planId}/versions',
    operationId: 'publishPlanVersion',
    tag: 'Plans',
    summary: 'Publishes a version of a plan',
    description:
      'Versions are never changed. A version that promises what is not settled, or breaks the notice of another, is 422, and the issues name the rules.',
    access: ['manage'],
    isIdempotent: true,
    body: planVersionSchema,
    example: { versionId: 'v1', rules },
    answers: {
      201: { description: 'The version, as it was published.', document: planVersion, example },
    },
    problems: { 409: ['/problems/plan-version-exists'], 422: ['/problems/invalid-plan'] },
  },
  {
    route: 'GET /v1/plans/{planId}/versions',
    operationId: 'listPlanVersions',
    tag: 'Plans',
    summary: 'Lists the versions of a plan',
    description: 'In the order of their publishing. A plan that has none is an empty list.',
    access: ['manage', 'read'],
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of versions.',
        document: pageOf(planVersion),
        example: { items: [example] },
      },
    },
  },
];
