import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { type HttpResponse, json } from '../shared/http/http.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import { type JsonRequest, jsonEndpoint } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { notFound } from '../shared/http/problem-error.ts';
import type { LogError } from '../shared/logger.ts';
import { type HoldOutcome, type HoldPorts, openHold, releaseHold } from './change-hold.ts';
import { conversionOfHold, holdIdOf } from './hold-id.ts';
import { holdSchema, releaseSchema } from './hold-schema.ts';

export type ManageHoldsPorts = HoldPorts & IdempotencyPorts;

/**
 * `POST /v1/holds` and `POST /v1/holds/{holdId}/release`, both with an `Idempotency-Key`: 201 and
 * 200, 404 for a conversion or hold that does not exist.
 */
export function makeEndpoint(ports: ManageHoldsPorts, logError: LogError) {
  return jsonEndpoint(
    [
      {
        method: 'POST',
        audit: 'hold.opened',
        path: '/v1/holds',
        scopes: ['manage'],
        handle: idempotent(ports, async ({ caller, body }, key) => {
          const person = requireKey(caller);
          const { conversionId, reason, note } = parseRequest(holdSchema, body);
          const holdId = holdIdOf(conversionId, key, ports.sha256);
          const { merchantId } = person;
          const outcome = await openHold(
            ports,
            { merchantId, conversionId },
            { kind: 'hold', holdId, reason, note, author: authorOf(person) },
          );
          return answer(outcome, json(201, { holdId, conversionId, reason, note }));
        }),
      },
      {
        method: 'POST',
        audit: 'hold.released',
        before: (request) => showHold(ports, request),
        path: '/v1/holds/{holdId}/release',
        scopes: ['manage'],
        handle: idempotent(ports, async ({ caller, parameters: { holdId = '' }, body }) => {
          const person = requireKey(caller);
          const { note } = parseRequest(releaseSchema, body);
          const conversionId = conversionOfHold(holdId);
          if (conversionId === undefined) throw notFound();

          const { merchantId } = person;
          const outcome = await releaseHold(
            ports,
            { merchantId, conversionId },
            { kind: 'release', holdId, note, author: authorOf(person) },
          );
          return answer(outcome, json(200, { holdId, conversionId, note }));
        }),
      },
    ],
    logError,
    ports,
  );
}

async function showHold({ conversions }: HoldPorts, { caller, parameters }: JsonRequest) {
  const { merchantId } = requireKey(caller);
  const { holdId = '' } = parameters;
  const conversionId = conversionOfHold(holdId);
  if (conversionId === undefined) return undefined;
  const state = await conversions.readState({ merchantId, conversionId });
  return state?.holds.find((hold) => hold.holdId === holdId);
}

function answer(outcome: HoldOutcome, done: HttpResponse): HttpResponse {
  if (outcome === 'not-found') throw notFound();
  return done;
}
