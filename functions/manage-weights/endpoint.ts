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
import { conflict, invalid, notFound, ProblemError } from '../shared/http/problem-error.ts';
import type { LogError } from '../shared/logger.ts';
import {
  maxTrainingOrders,
  type TrainingOutcome,
  type TrainWeightsPorts,
  trainWeights,
} from './train-weights.ts';
import { toWeightSetDocument, trainingSchema, weightSetSchema } from './weights-schema.ts';

export type ManageWeightsPorts = IdempotencyPorts &
  TrainWeightsPorts & {
    readonly directory: Pick<ProgramDirectory, 'findProgram'>;
    readonly registry: Pick<ProgramRegistry, 'addWeightSet' | 'listWeightSets'>;
  };

const collection = '/v1/programs/{programId}/weight-sets';

/**
 * The weights of data-driven attribution: `POST` (with `Idempotency-Key`) learns them from decided
 * orders and publishes them, `PUT` publishes what was learnt elsewhere, `GET` lists them. 404 for an
 * unknown program, 409 for an id that another set has, 422 where there is nothing to learn from or
 * too much.
 */
export function makeEndpoint(ports: ManageWeightsPorts, logError: LogError) {
  const routes: JsonRoute[] = [
    {
      method: 'POST',
      path: collection,
      scopes: ['manage'],
      handle: idempotent(ports, (request, key) => train(ports, request, key)),
    },
    {
      method: 'PUT',
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
  ];
  return jsonEndpoint(routes, logError);
}

async function train(ports: ManageWeightsPorts, request: JsonRequest, key: string) {
  const { merchantId, programId } = await requireProgram(ports, request);
  const training = parseRequest(trainingSchema, request.body);
  // A request that is done twice, because its answer was lost, publishes one set.
  const weightSetId = `w-${ports.sha256(`${programId}/${key}`).slice(0, 12)}`;
  const outcome = await trainWeights(ports, { merchantId, programId, weightSetId, ...training });
  if (outcome.kind !== 'trained') throw describeFailure(outcome);
  return publish(ports, merchantId, programId, outcome.set);
}

async function upload(ports: ManageWeightsPorts, request: JsonRequest) {
  const { merchantId, programId } = await requireProgram(ports, request);
  const weightSetId = parseRequest(idSchema, request.parameters.weightSetId);
  const learnt = parseRequest(weightSetSchema, request.body);
  const publishedAt = ports.now();
  return publish(ports, merchantId, programId, { weightSetId, publishedAt, ...learnt });
}

async function publish(
  { registry }: ManageWeightsPorts,
  merchantId: string,
  programId: string,
  set: WeightSet,
) {
  const outcome = await registry.addWeightSet(merchantId, programId, set);
  if (outcome === 'added') return json(201, toWeightSetDocument(set));
  throw conflict('/problems/weight-set-exists', 'The program has another weight set of this id.');
}

async function list(ports: ManageWeightsPorts, request: JsonRequest) {
  const { merchantId, programId } = await requireProgram(ports, request);
  const identity = { merchantId, list: `weight-sets/${programId}` };
  const page = readPageQuery(request, identity);
  const found = await ports.registry.listWeightSets(merchantId, programId, page);
  return pageResponse(found, identity, toWeightSetDocument);
}

async function requireProgram({ directory }: ManageWeightsPorts, request: JsonRequest) {
  const { merchantId } = requireKey(request.caller);
  const { programId = '' } = request.parameters;
  if ((await directory.findProgram(merchantId, programId)) === undefined) throw notFound();
  return { merchantId, programId };
}

function describeFailure(outcome: Exclude<TrainingOutcome, { kind: 'trained' }>): ProblemError {
  if (outcome.kind === 'too-many') {
    return invalid([
      {
        path: ['to'],
        message: `${outcome.orders} orders were decided in this period, and ${maxTrainingOrders} can be learnt from at once. Choose fewer days, or learn from a path file with "tributary attribute" and PUT the weights.`,
      },
    ]);
  }
  if (outcome.kind === 'too-many-names') {
    return invalid([
      {
        path: ['trainedBy', 'order'],
        message: `${outcome.names} creators and channels are on the journeys of this period, and a chain of this order takes ${outcome.most}. Choose a lower order, or learn from a path file with "tributary attribute" and PUT the weights.`,
      },
    ]);
  }
  return new ProblemError({
    status: 422,
    type: '/problems/nothing-to-learn',
    title: 'No decided order of this period has a creator or channel on its journey that earned.',
  });
}
