import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { canonicalJson } from '../../../../core/encoding/canonical-json.ts';
import { type HttpResponse, json } from '../../../../functions/shared/http/http.ts';
import { jsonEndpoint } from '../../../../functions/shared/http/json-endpoint.ts';
import { parseRequest } from '../../../../functions/shared/http/parse-request.ts';
import { notFound } from '../../../../functions/shared/http/problem-error.ts';
import { callerOf, manager, operator } from '../../../support/call-endpoint.ts';

const schema = z.strictObject({ name: z.string() });

function openEndpoint(show: () => Promise<HttpResponse> = async () => json(200, {})) {
  const logged: unknown[] = [];
  const endpoint = jsonEndpoint(
    [
      {
        method: 'PUT',
        audit: 'none',
        path: '/v1/things/{thingId}',
        scopes: ['manage'],
        handle: async ({ parameters, body }) =>
          json(200, { ...parameters, ...parseRequest(schema, body) }),
      },
      {
        ...{ method: 'POST', audit: 'none', path: '/v1/things', scopes: ['manage'] },
        // As an idempotency key does, before any schema has looked.
        handle: async ({ body }) => json(200, { written: canonicalJson(body) }),
      },
      { method: 'GET', path: '/v1/things', scopes: ['read', 'manage'], handle: show },
    ],
    (error) => logged.push(error),
  );
  return { call: callerOf(endpoint), logged };
}

const problemType = { 'content-type': 'application/problem+json' };

describe('jsonEndpoint', () => {
  it('knows nobody of an id that is longer than any key of a table', async () => {
    const { call, logged } = openEndpoint();

    const answer = await call(`PUT /v1/things/${'x'.repeat(513)}`, { body: { name: 'First' } });

    expect(answer).toMatchObject({ status: 404, document: { type: '/problems/not-found' } });
    expect(logged).toEqual([]);
  });

  it('knows nobody of an id with a slash, which no route takes', async () => {
    const { call, logged } = openEndpoint();

    const answer = await call('PUT /v1/things/a/b', { body: { name: 'First' } });

    expect(answer).toMatchObject({ status: 404, document: { type: '/problems/not-found' } });
    expect(logged).toEqual([]);
  });

  it.each([
    { what: 'a number beyond all numbers', body: '{"name":1e400}', status: 422 },
    { what: 'the name that amounts have', body: '{"name":{"$bigint":"1"}}', status: 422 },
    { what: '250,000 levels', body: '['.repeat(250_000) + ']'.repeat(250_000), status: 400 },
  ])('refuses $what before a route writes it down', async ({ body, status }) => {
    const { call, logged } = openEndpoint();

    const answer = await call('POST /v1/things', { body });

    expect(answer).toMatchObject({ status, headers: problemType });
    expect(logged).toEqual([]);
  });

  it('hands the route its parameters and the parsed body', async () => {
    const { call } = openEndpoint();

    const answer = await call('PUT /v1/things/one', { body: { name: 'First' } });

    expect(answer.status).toBe(200);
    expect(answer.document).toEqual({ thingId: 'one', name: 'First' });
  });

  it.each([
    { what: 'half a document', call: { body: '{"name":' }, status: 400 },
    { what: 'no body', call: {}, status: 400 },
    { what: 'a prototype', call: { body: '{"__proto__":{"name":"x"}}' }, status: 400 },
    {
      what: 'another content type',
      call: { body: '{"name":"x"}', headers: { 'content-type': 'text/plain' } },
      status: 415,
    },
    { what: 'a field nobody asked for', call: { body: { name: 'x', role: 'owner' } }, status: 422 },
  ])('answers $what with a problem of status $status', async ({ call: request, status }) => {
    const { call, logged } = openEndpoint();

    const answer = await call('PUT /v1/things/one', request);

    expect(answer.status).toBe(status);
    expect(answer.headers).toEqual(problemType);
    expect(answer.document).toMatchObject({ status, type: expect.stringMatching(/^\/problems\//) });
    expect(logged).toEqual([]);
  });

  it.each([
    { who: 'a key without the scope', as: { ...manager, scopes: 'events' } },
    { who: 'the operator', as: operator },
  ])('does not let in $who, nor tell it about its body', async ({ as }) => {
    const { call } = openEndpoint();

    const answer = await call('PUT /v1/things/one', { as, body: '{"name":' });

    expect(answer.status).toBe(403);
    expect(answer.document.type).toBe('/problems/missing-scope');
  });

  it('lets in a key with any of the scopes', async () => {
    const { call } = openEndpoint();

    const answer = await call('GET /v1/things', { as: { ...manager, scopes: 'events,read' } });

    expect(answer.status).toBe(200);
  });

  it('answers an unknown route as a problem', async () => {
    const { call } = openEndpoint();

    expect((await call('GET /v1/other')).status).toBe(404);
  });

  it('answers with the problem that a route throws', async () => {
    const { call, logged } = openEndpoint(() => Promise.reject(notFound()));

    const answer = await call('GET /v1/things');

    expect(answer.document).toMatchObject({ status: 404, type: '/problems/not-found' });
    expect(logged).toEqual([]);
  });

  it('logs a fault of its own and tells the caller nothing about it', async () => {
    const fault = new Error('The table is on fire.');
    const { call, logged } = openEndpoint(() => Promise.reject(fault));

    const answer = await call('GET /v1/things');

    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.document)).not.toContain('fire');
    expect(logged).toEqual([fault]);
  });

  it.each([
    Object.assign(new Error('Slow down.'), { name: 'ThrottlingException' }),
    Object.assign(new Error('No.'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('Oops.'), { $metadata: { httpStatusCode: 502 } }),
  ])('asks to try again later when a dependency says: %s', async (fault) => {
    const { call, logged } = openEndpoint(() => Promise.reject(fault));

    const answer = await call('GET /v1/things');

    expect(answer.status).toBe(503);
    expect(answer.headers).toMatchObject({ 'retry-after': expect.any(String) });
    expect(logged).toEqual([fault]);
  });
});
