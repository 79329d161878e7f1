import * as z from 'zod';
import { authorOf } from '../shared/http/author-of.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { pageResponse, readPageQuery } from '../shared/http/list-page.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { doneSchema } from './person-schema.ts';
import type { ManagePrivacyPorts } from './ports.ts';
import { toRequestDocument } from './request-document.ts';

/** Which requests `GET /v1/privacy/requests` lists. */
export const statusSchema = z.enum(['open', 'done']).default('open');

/** `GET /v1/privacy/requests[/{requestId}]`, and saying that somebody was given what was asked for. */
export function requestRoutes(ports: ManagePrivacyPorts): JsonRoute[] {
  return [
    {
      method: 'GET',
      path: '/v1/privacy/requests',
      scopes: ['manage'],
      handle: async (request) => {
        const { merchantId } = requireKey(request.caller);
        const { status: written, ...query } = request.query;
        const status = parseRequest(statusSchema, written);
        const identity = { merchantId, list: `privacy-${status}` };
        const page = readPageQuery({ query }, identity);
        const found = await ports.requests.list(merchantId, status, page);
        return pageResponse(found, identity, toRequestDocument);
      },
    },
    {
      method: 'GET',
      path: '/v1/privacy/requests/{requestId}',
      scopes: ['manage'],
      handle: async (request) => json(200, toRequestDocument(await requireRequest(ports, request))),
    },
    {
      method: 'POST',
      audit: 'privacy.answered',
      before: async (request) => toRequestDocument(await requireRequest(ports, request)),
      path: '/v1/privacy/requests/{requestId}/done',
      scopes: ['manage'],
      handle: async (asked) => {
        parseRequest(doneSchema, asked.body);
        const request = await requireRequest(ports, asked);
        if (request.kind !== 'export') throw executesItself();
        const doneBy = authorOf(requireKey(asked.caller));
        const done = { ...request, status: 'done', doneAt: ports.now(), doneBy } as const;
        // Who said so first stands.
        const outcome = request.status === 'done' ? 'done' : await ports.requests.save(done);
        return json(
          200,
          toRequestDocument(outcome === 'saved' ? done : await requireRequest(ports, asked)),
        );
      },
    },
  ];
}

/** @throws ProblemError 404 if this merchant has no such request. */
export async function requireRequest(
  { requests }: Pick<ManagePrivacyPorts, 'requests'>,
  { caller, parameters: { requestId = '' } }: Pick<JsonRequest, 'caller' | 'parameters'>,
) {
  const request = await requests.find(requireKey(caller).merchantId, requestId);
  if (request === undefined) throw notFound();
  return request;
}

const executesItself = () =>
  conflict(
    '/problems/executes-itself',
    'An erasure is done by itself, and says so when it is; there is nothing to be handed over.',
  );
