import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../../adapters/crypto/sha256.ts';
import { type HttpResponse, json } from '../../../../functions/shared/http/http.ts';
import { idempotent } from '../../../../functions/shared/http/idempotency.ts';
import { jsonEndpoint } from '../../../../functions/shared/http/json-endpoint.ts';
import { conflict } from '../../../../functions/shared/http/problem-error.ts';
import { callerOf, manager } from '../../../support/call-endpoint.ts';
import { inMemoryIdempotencyStore } from '../../../support/in-memory-idempotency-store.ts';

/** A route that numbers what it is asked to do. */
function openEndpoint(work: (count: number) => Promise<HttpResponse>) {
  let count = 0;
  const endpoint = jsonEndpoint(
    [
      {
        method: 'POST',
        audit: 'none',
        path: '/v1/things',
        scopes: ['manage'],
        handle: idempotent(
          { requests: inMemoryIdempotencyStore(), sha256, now: () => 1_000 },
          async () => {
            count += 1;
            return work(count);
          },
        ),
      },
    ],
    () => {},
  );
  const call = callerOf(endpoint);
  return (key: string | undefined, body: unknown = { a: 1 }, as = manager) =>
    call('POST /v1/things', {
      as,
      body,
      headers: key === undefined ? {} : { 'Idempotency-Key': key },
    });
}

const numbered = async (count: number) => json(201, { count });

describe('idempotent', () => {
  it('gives a repetition the first answer, and does nothing again', async () => {
    const post = openEndpoint(numbered);

    expect((await post('k1', { a: 1, b: 2 })).document).toEqual({ count: 1 });
    const again = await post('k1', { b: 2, a: 1 });

    expect(again).toMatchObject({ status: 201, document: { count: 1 } });
    expect((await post('k2')).document).toEqual({ count: 2 });
  });

  it.each([undefined, '', 'two words', 'x'.repeat(129)])('refuses the key %p', async (key) => {
    const post = openEndpoint(numbered);

    expect(await post(key)).toMatchObject({
      status: 400,
      document: { type: '/problems/idempotency-key-missing' },
    });
  });

  it('refuses a key that was used for another body', async () => {
    const post = openEndpoint(numbered);
    await post('k1');

    expect(await post('k1', { a: 2 })).toMatchObject({
      status: 422,
      document: { type: '/problems/idempotency-key-reused' },
    });
  });

  it('keeps the keys of two merchants apart', async () => {
    const post = openEndpoint(numbered);
    await post('k1');

    const other = await post('k1', { a: 2 }, { ...manager, merchantId: 'other' } as typeof manager);

    expect(other.document).toEqual({ count: 2 });
  });

  it('does one of many requests at once, and tells the others that it is under way', async () => {
    const post = openEndpoint(numbered);

    const answers = await Promise.all([1, 2, 3, 4].map(() => post('k1')));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it('lets a refused request be corrected under the same key', async () => {
    const post = openEndpoint(async (count) => {
      if (count === 1) throw conflict('/problems/busy', 'Not now.');
      return json(201, { count });
    });

    expect((await post('k1', { a: 1 })).status).toBe(409);
    expect((await post('k1', { a: 2 })).document).toEqual({ count: 2 });
  });
});
