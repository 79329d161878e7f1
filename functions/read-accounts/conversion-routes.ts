import * as z from 'zod';
import { answerWhyNot } from '../../core/assessment/explanation/answer-why-not.ts';
import type { DirectExplanation } from '../../core/assessment/explanation/direct-explanation.ts';
import { directExplanationForCreator } from '../../core/assessment/explanation/direct-explanation-for-creator.ts';
import { explanationForCreator } from '../../core/assessment/explanation/explanation-for-creator.ts';
import {
  renderDirectExplanation,
  renderOwnDirectExplanation,
} from '../../core/assessment/explanation/render-direct-explanation.ts';
import {
  renderCreatorExplanation,
  renderExplanation,
} from '../../core/assessment/explanation/render-explanation.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import { requireConversionId } from '../shared/http/conversion-id-parameter.ts';
import { dayRangeFields, dayRangeIssue, isDayRange } from '../shared/http/day-range.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { pageFields, readLimit } from '../shared/http/page-query.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import {
  type ExplainPorts,
  explainStoredConversion,
} from '../shared/reading/explain-stored-conversion.ts';
import { listConversions } from '../shared/reading/list-conversions.ts';
import { describeConversion } from './describe-conversion.ts';
import { describeStoredConversion } from './describe-stored-conversion.ts';
import { readingScopes } from './reading-scopes.ts';
import { requireMerchantKey } from './require-merchant-key.ts';

export type ConversionRoutesPorts = ExplainPorts & {
  readonly conversions: Pick<ConversionStore, 'listOfDay' | 'load'>;
};

/** The query of `GET /v1/conversions`. */
export const conversionsQuerySchema = z
  .strictObject({ programId: idSchema, ...dayRangeFields, ...pageFields })
  .refine(isDayRange, dayRangeIssue);

/** Conversions in lists, one with its journal, and why it owes what it owes. */
export function conversionRoutes(ports: ConversionRoutesPorts): JsonRoute[] {
  return [
    { ...get, path: '/v1/conversions', handle: (request) => list(ports, request) },
    { ...get, path: '/v1/conversions/{conversionId}', handle: (request) => show(ports, request) },
    {
      ...get,
      path: '/v1/conversions/{conversionId}/explanation',
      handle: (request) => explain(ports, request),
    },
  ];
}

const get = { method: 'GET', scopes: readingScopes } as const;

async function list(ports: ConversionRoutesPorts, { caller, query }: JsonRequest) {
  const { merchantId } = requireMerchantKey(caller);
  const { programId, from, to, limit, cursor } = parseRequest(conversionsQuerySchema, query);
  const page = { limit: readLimit(limit), cursor };
  if ((await ports.directory.findProgram(merchantId, programId)) === undefined) throw notFound();

  const { items, next } = await listConversions(ports.conversions, {
    merchantId,
    programIds: [programId],
    from,
    to,
    ...page,
    matches: () => true,
  });
  const now = ports.now();
  return json(200, { items: items.map((state) => describeConversion(state, now)), next });
}

async function show(ports: ConversionRoutesPorts, { caller, query, parameters }: JsonRequest) {
  const { merchantId } = requireMerchantKey(caller);
  parseRequest(noParametersSchema, query);
  const conversionId = requireConversionId(parameters.conversionId);
  const stored = await ports.conversions.load({ merchantId, conversionId });
  const conversion = describeStoredConversion(stored, ports.now());
  if (conversion === undefined) throw notFound();
  return json(200, conversion);
}

/** The query of `GET /v1/conversions/{conversionId}/explanation`. */
export const explanationQuerySchema = z.strictObject({ creatorId: idSchema.optional() });

/** The whole explanation; or with `creatorId` the creator's view of it, and the answer to "why not me?". */
async function explain(ports: ConversionRoutesPorts, { caller, query, parameters }: JsonRequest) {
  const { merchantId } = requireMerchantKey(caller);
  const { creatorId } = parseRequest(explanationQuerySchema, query);
  const conversionId = requireConversionId(parameters.conversionId);
  const explained = await explainStoredConversion(ports, { merchantId, conversionId });
  if (explained === undefined) throw notFound();
  if (explained === 'parked') {
    throw conflict('/problems/conversion-parked', 'The order itself has not arrived yet.');
  }
  const isKnown = async (id: string) =>
    (await ports.directory.findCreator(merchantId, id)) !== undefined;
  if (creatorId !== undefined && !(await isKnown(creatorId))) throw notFound();
  if ('direct' in explained) return json(200, viewDirect(explained.direct, creatorId));

  const { explanation, evidence } = explained;
  if (creatorId === undefined) {
    return json(200, { ...explanation, sentences: renderExplanation(explanation) });
  }
  const own = explanationForCreator(explanation, creatorId);
  return json(200, {
    ...own,
    sentences: renderCreatorExplanation(own),
    answer: answerWhyNot(explanation, evidence, creatorId),
  });
}

/** @throws ProblemError 404 for a creator who has no part in it. */
function viewDirect(explanation: DirectExplanation, creatorId: string | undefined) {
  if (creatorId === undefined) {
    return { ...explanation, sentences: renderDirectExplanation(explanation) };
  }
  const own = directExplanationForCreator(explanation, creatorId);
  if (own === undefined) throw notFound();
  return { ...own, sentences: renderOwnDirectExplanation(own) };
}
