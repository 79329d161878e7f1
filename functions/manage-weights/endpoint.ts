import type { WeightSet } from '../../core/attribution/weights/weight-set.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import { type JsonRequest, type JsonRoute, jsonEndpoint } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid, notFound } from '../shared/http/problem-error.ts';
import type { LogError } from '../shared/logger.ts';
import { checkStorable } from './check-storable.ts';
import { describeFailure } from './describe-failure.ts';
import { isAnswerTo } from './is-answer-to.ts';
import { publishWeightSet } from './publish-weight-set.ts';
import { type TrainWeightsPorts, trainWeights } from './train-weights.ts';
import { toSummaryDocument, toWeightSetDocument } from './weight-set-document.ts';
import { trainingSchema, weightSetSchema } from './weights-schema.ts';

export type ManageWeightsPorts = IdempotencyPorts &
  TrainWeightsPorts & {
    readonly directory: Pick<ProgramDirectory, 'findProgram'>;
    readonly registry: Pick<
      ProgramRegistry,
      'addWeightSet' | 'findWeightSetById' | 'listWeightSets'
    >;
  };

type ProgramOfMerchant = { readonly merchantId: string; readonly programId: string };

const collection = '/v1/programs/{programId}/weight-sets';

/**
 * The weights of data-driven attribution: `POST` (with `Idempotency-Key`) learns them from decided
 * orders and publishes them, `PUT` publishes what was learnt elsewhere, `GET` lists them without
 * their weights, or shows one whole. 404 for an unknown program or set, 409 for an id that another set
 * has, 422 where there is nothing to learn from or too much.
 */
export function makeEndpoint(ports: ManageWeightsPorts, logError: LogError) {
  const routes: JsonRoute[] = [
    {
      method: 'POST',
      audit: 'weights.learnt',
      path: collection,
      scopes: ['manage'],
      handle: idempotent(ports, (request, key) => train(ports, request, key)),
    },
    {
      method: 'PUT',
      audit: 'weights.published',
      path: `${collection}/{weightSetId}`,
      scopes: ['manage'],
      handle: (request) => upload(ports, request),
    },
    {
      method: 'GET',
      path: collection,
      scopes: ['manage', 'read'],
      handle: (request) => list(ports, request),
    },
    {
      method: 'GET',
      path: `${collection}/{weightSetId}`,
      scopes: ['manage', 'read'],
      handle: (request) => show(ports, request),
    },
  ];
  return jsonEndpoint(routes, logError, ports);
}

async function train(ports: ManageWeightsPorts, request: JsonRequest, key: string) {
  const program = await requireProgram(ports, request);
  const { merchantId, programId } = program;
  const training = parseRequest(trainingSchema, request.body);
  // A request that is done twice, because its answer was lost, publishes one set.
  const weightSetId = `w-${ports.sha256(`${programId}/${key}`).slice(0, 12)}`;
  const known = await ports.registry.findWeightSetById(merchantId, programId, weightSetId);
  if (known !== undefined) {
    if (!isAnswerTo(known, training)) throw exists();
    return json(201, toWeightSetDocument(known));
  }
  const outcome = await trainWeights(ports, { ...program, weightSetId, ...training });
  if (outcome.kind !== 'trained') throw describeFailure(outcome);
  return publish(ports, program, outcome.set);
}

async function upload(ports: ManageWeightsPorts, request: JsonRequest) {
  const program = await requireProgram(ports, request);
  const weightSetId = parseRequest(idSchema, request.parameters.weightSetId);
  const learnt = parseRequest(weightSetSchema, request.body);
  const set = { weightSetId, publishedAt: ports.now(), ...learnt };
  const tooLarge = checkStorable(set);
  if (tooLarge !== undefined) throw invalid([{ path: ['weights'], message: tooLarge }]);
  return publish(ports, program, set);
}

async function publish(
  { registry }: ManageWeightsPorts,
  program: ProgramOfMerchant,
  set: WeightSet,
) {
  const outcome = await publishWeightSet(registry, program, set);
  if (outcome.kind === 'exists') throw exists();
  return json(201, toWeightSetDocument(outcome.set));
}

async function list(ports: ManageWeightsPorts, request: JsonRequest) {
  const { merchantId, programId } = await requireProgram(ports, request);
  const identity = { merchantId, list: `weight-sets/${programId}` };
  const page = readPageQuery(request, identity);
  const found = await ports.registry.listWeightSets(merchantId, programId, page);
  return pageResponse(found, identity, toSummaryDocument);
}

async function show(ports: ManageWeightsPorts, request: JsonRequest) {
  const { merchantId, programId } = await requireProgram(ports, request);
  const { weightSetId = '' } = request.parameters;
  const set = await ports.registry.findWeightSetById(merchantId, programId, weightSetId);
  if (set === undefined) throw notFound();
  return json(200, toWeightSetDocument(set));
}

async function requireProgram(
  { directory }: ManageWeightsPorts,
  request: JsonRequest,
): Promise<ProgramOfMerchant> {
  const { merchantId } = requireKey(request.caller);
  const { programId = '' } = request.parameters;
  if ((await directory.findProgram(merchantId, programId)) === undefined) throw notFound();
  return { merchantId, programId };
}

const exists = () =>
  conflict('/problems/weight-set-exists', 'The program has another weight set of this id.');
