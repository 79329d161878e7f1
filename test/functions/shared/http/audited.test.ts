import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../../adapters/crypto/sha256.ts';
import type { HttpResponse } from '../../../../functions/shared/http/http.ts';
import { json } from '../../../../functions/shared/http/http.ts';
import {
  type IdempotencyPorts,
  idempotent,
} from '../../../../functions/shared/http/idempotency.ts';
import { type JsonRoute, jsonEndpoint } from '../../../../functions/shared/http/json-endpoint.ts';
import { conflict, notFound } from '../../../../functions/shared/http/problem-error.ts';
import { callerOf, operator } from '../../../support/call-endpoint.ts';
import { inMemoryAuditLog } from '../../../support/in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from '../../../support/in-memory-idempotency-store.ts';

type Thing = { readonly name: string; readonly note?: string };

/** Things that can be saved, renamed under a key, and looked at. */
function openThings(changes: Partial<IdempotencyPorts> = {}) {
  const things = new Map<string, Thing>();
  const audit = inMemoryAuditLog();
  let now = 1_000;
  const ports = {
    audit,
    requests: inMemoryIdempotencyStore(),
    sha256,
    now: () => now++,
    ...changes,
  };
  const save = (thingId = '', body: unknown): HttpResponse => {
    if ((body as Thing).name === 'taken') throw conflict('/problems/taken', 'It is taken.');
    things.set(thingId, body as Thing);
    return json(200, { ...(body as Thing), token: 'very-secret' });
  };
  const path = '/v1/things/{thingId}';
  const routes: JsonRoute[] = [
    {
      ...{ method: 'PUT', path, scopes: ['manage', 'operator'], secrets: ['token'] },
      audit: 'program.saved',
      handle: async ({ parameters, body }) => save(parameters.thingId, body),
    },
    {
      ...{ method: 'POST', path: `${path}/rename`, scopes: ['manage'], secrets: ['token'] },
      audit: 'hold.released',
      handle: idempotent(ports, async ({ parameters, body }) => save(parameters.thingId, body)),
    },
    {
      ...{ method: 'GET', path, scopes: ['manage'] },
      handle: async ({ parameters: { thingId = '' } }) => {
        const thing = things.get(thingId);
        if (thing === undefined) throw notFound();
        return json(200, thing);
      },
    },
  ];
  const call = callerOf(jsonEndpoint(routes, () => {}, ports));
  const entries = async (merchantId = 'acme') =>
    (await audit.list(merchantId, {}, { limit: 100 })).items;
  return { call, entries, things };
}

const keyed = { 'idempotency-key': 'k1' };

describe('the audit log of an endpoint', () => {
  it('has who changed what, and the thing before and after', async () => {
    const { call, entries } = openThings();
    await call('PUT /v1/things/one', { body: { name: 'First' } });
    await call('PUT /v1/things/one', { body: { name: 'Second', note: 'A typo.' } });

    const [second, first] = await entries();

    expect(first).toMatchObject({
      author: 'key:key-1',
      kind: 'program.saved',
      target: '/v1/things/one',
      outcome: { kind: 'done', after: { name: 'First' } },
    });
    expect(first).not.toHaveProperty('before');
    expect(second).toMatchObject({
      reason: 'A typo.',
      before: { name: 'First' },
      outcome: { kind: 'done', after: { name: 'Second' } },
    });
  });

  it('never has what is shown only once', async () => {
    const { call, entries } = openThings();

    const { document } = await call('PUT /v1/things/one', { body: { name: 'First' } });

    expect(document.token).toBe('very-secret');
    expect(JSON.stringify(await entries())).not.toContain('very-secret');
  });

  it('has what was refused, and why', async () => {
    const { call, entries } = openThings();

    await call('PUT /v1/things/one', { body: { name: 'taken' } });

    expect(await entries()).toMatchObject([
      { outcome: { kind: 'refused', problem: '/problems/taken' } },
    ]);
  });

  it('has one entry for a request that is repeated under its key', async () => {
    const { call, entries } = openThings();
    await call('PUT /v1/things/one', { body: { name: 'First' } });

    await call('POST /v1/things/one/rename', { headers: keyed, body: { name: 'Second' } });
    await call('POST /v1/things/one/rename', { headers: keyed, body: { name: 'Second' } });

    const [renamed, ...others] = await entries();
    expect(others).toHaveLength(1);
    expect(renamed).toMatchObject({
      before: { name: 'First' },
      outcome: { kind: 'done', after: { name: 'Second' } },
    });
  });

  it('says what was done even if the process died before it was written down', async () => {
    const log = inMemoryAuditLog();
    let isDead = true;
    const audit: IdempotencyPorts['audit'] = {
      begin: log.begin,
      async end(...outcome) {
        if (isDead) throw new Error('The process died.');
        await log.end(...outcome);
      },
    };
    const { call } = openThings({ audit });
    const rename = { headers: keyed, body: { name: 'Second' } };
    await call('POST /v1/things/one/rename', rename);
    const [broken] = (await log.list('acme', {}, { limit: 1 })).items;

    isDead = false;
    await call('POST /v1/things/one/rename', rename);

    expect(broken).not.toHaveProperty('outcome');
    expect((await log.list('acme', {}, { limit: 9 })).items).toMatchObject([
      { outcome: { kind: 'done', after: { name: 'Second' } } },
    ]);
  });

  it('lets nothing be changed without a word of it', async () => {
    const audit: IdempotencyPorts['audit'] = {
      begin: () => Promise.reject(new Error('No table.')),
      end: async () => {},
    };
    const { call, things } = openThings({ audit });

    const answer = await call('PUT /v1/things/one', { body: { name: 'First' } });

    expect(answer.status).toBe(500);
    expect(things.size).toBe(0);
  });

  it('tells a large thing by its digest', async () => {
    const { call, entries } = openThings();

    await call('PUT /v1/things/one', { body: { name: 'x'.repeat(200_000) } });

    expect(await entries()).toMatchObject([
      { outcome: { after: { omitted: 'too-large', sha256: expect.any(String) } } },
    ]);
  });

  it('has what the operator does to a merchant in the log of that merchant', async () => {
    const { call, entries } = openThings();

    const body = { merchantId: 'umbrella', name: 'First' };
    await call('PUT /v1/things/one', { as: operator, body });

    expect(await entries('umbrella')).toMatchObject([{ author: 'operator' }]);
  });

  it('refuses to open an endpoint that changes something and has no audit log', () => {
    const route: JsonRoute = {
      ...{ method: 'PUT', path: '/v1/things', scopes: ['manage'], audit: 'program.saved' },
      handle: async () => json(200, {}),
    };

    expect(() => jsonEndpoint([route], () => {})).toThrow('has no audit log');
  });
});
