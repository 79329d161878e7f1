import type { RequestListener } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ApiAnswerError,
  ApiRateLimitedError,
  ApiUnauthorisedError,
  ApiUnavailableError,
} from '../../../adapters/http/api-error.ts';
import { apiHttp } from '../../../adapters/http/api-http.ts';
import { type LoopbackServer, serveOnLoopback } from '../../../local/serve-on-loopback.ts';
import { testPatience } from '../../support/test-patience.ts';

const credentials = { 'x-auth-token': 'nobody-may-see-this' };

let servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map(({ stop }) => stop()));
  servers = [];
});

type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** An API that gives these answers, one after the other, and then the last one again and again. */
async function anApi(...answers: readonly Answer[]) {
  const asked: { url: string; token: unknown; at: number }[] = [];
  const listener: RequestListener = (request, response) => {
    const {
      status,
      headers,
      body = '{"ok":1}',
    } = answers[Math.min(asked.length, answers.length - 1)] as Answer;
    asked.push({ url: request.url ?? '', token: request.headers['x-auth-token'], at: Date.now() });
    if (status === -1) {
      response.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(status === 204 ? undefined : body);
  };
  const server = await serveOnLoopback(listener);
  servers.push(server);
  return {
    asked,
    http: apiHttp({
      address: `${server.endpoint}/base`,
      headers: credentials,
      patience: testPatience,
    }),
    server,
  };
}

const fails = { status: 500 };
const works = { status: 200 };

describe('a shop’s API', () => {
  it('is asked with the credentials, below its address, and answers numbers as they are written', async () => {
    const { http, asked } = await anApi({ status: 200, body: '{"id":9007199254740993.10}' });

    const answer = await http.get('v2/orders/1', { page: '2' });

    expect(answer?.json).toEqual({ id: '9007199254740993.10' });
    expect(asked).toMatchObject([
      { url: '/base/v2/orders/1?page=2', token: 'nobody-may-see-this' },
    ]);
  });

  it('is asked again while it fails, so often and no more', async () => {
    const mends = await anApi(fails, { status: 503 }, works);
    const fails3 = await anApi(fails);

    expect((await mends.http.get('orders'))?.json).toEqual({ ok: '1' });
    await expect(fails3.http.get('orders')).rejects.toThrow(ApiUnavailableError);
    expect([mends.asked.length, fails3.asked.length]).toEqual([3, 3]);
  });

  it.each([
    ['Retry-After, in seconds', { 'retry-after': '1' }],
    ['BigCommerce’s milliseconds', { 'x-rate-limit-time-reset-ms': '900' }],
  ])('is asked again when it says: by %s', async (_, headers) => {
    const { http, asked } = await anApi({ status: 429, headers }, works);

    await http.get('orders');

    const [first, second] = asked.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(900);
  });

  it.each([
    ['Retry-After', { 'retry-after': '60' }],
    ['BigCommerce’s', { 'x-rate-limit-time-reset-ms': '29000' }],
    ['a date', { 'retry-after': 'Fri, 31 Dec 2999 23:59:59 GMT' }],
  ])('that wants a longer pause than is worth waiting is left alone: %s', async (_, headers) => {
    const { http, asked } = await anApi({ status: 429, headers });

    await expect(http.get('orders')).rejects.toThrow(ApiRateLimitedError);
    expect(asked).toHaveLength(1);
  });

  it.each([401, 403])('that answers %i is not asked again', async (status) => {
    const { http, asked } = await anApi({ status });

    await expect(http.get('orders')).rejects.toThrow(ApiUnauthorisedError);
    expect(asked).toHaveLength(1);
  });

  it('keeps its credentials out of every error', async () => {
    const troubles = [{ status: 401 }, fails, { status: 302, headers: { location: '/x' } }];
    for (const trouble of troubles) {
      const { http } = await anApi(trouble);
      const error: unknown = await http
        .get('orders', { key: 'nobody-may-see-this' })
        .catch((e) => e);

      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('nobody-may-see-this');
    }
  });

  it('is given no time without end', async () => {
    const server = await serveOnLoopback(() => undefined);
    servers.push(server);

    const patience = { ...testPatience, timeoutMs: 400 };
    await expect(
      apiHttp({ address: server.endpoint, headers: {}, patience }).get('orders'),
    ).rejects.toThrow(ApiUnavailableError);
  });

  it('that cannot be reached is not available', async () => {
    const { http, server } = await anApi(works);
    servers = [];
    await server.stop();

    await expect(http.get('orders')).rejects.toThrow(ApiUnavailableError);
  });

  it('is not followed elsewhere, where the credentials do not belong', async () => {
    const elsewhere = await anApi(works);
    const headers = { location: `${elsewhere.server.endpoint}/orders` };
    const { http } = await anApi({ status: 302, headers });

    await expect(http.get('orders')).rejects.toThrow(ApiAnswerError);
    expect(elsewhere.asked).toEqual([]);
  });

  it('does not know a thing by answering 404 in JSON; a page in HTML says nothing of it', async () => {
    const unknown = await anApi({ status: 404, body: '[{"status":404}]' });
    const page = await anApi({
      ...{ status: 404, body: '<html>', headers: { 'content-type': 'text/html' } },
    });

    expect(await unknown.http.get('orders/1')).toBeUndefined();
    await expect(page.http.get('orders/1')).rejects.toThrow(ApiAnswerError);
  });

  it('may answer without content', async () => {
    const { http } = await anApi({ status: 204 });

    expect((await http.get('orders/1/coupons'))?.json).toBeUndefined();
  });

  it.each([
    ['what is no JSON', '<html>'],
    ['half an answer', '{"id":1'],
    ['more than any order', `"${'a'.repeat(5_000_001)}"`],
  ])('that answers %s is not understood', async (_, body) => {
    const { http } = await anApi({ status: 200, body });

    await expect(http.get('orders/1')).rejects.toThrow(ApiAnswerError);
  });
});

describe('what changes something in a shop', () => {
  const wanted = { method: 'POST', path: 'v2/coupons', json: { code: 'MIA' } } as const;

  it('is sent once, whatever becomes of it', async () => {
    const { http, asked } = await anApi(fails, works);

    await expect(http.send(wanted)).rejects.toThrow(ApiUnavailableError);

    expect(asked).toHaveLength(1);
  });

  it.each([400, 402, 404, 409, 422])('is told what the API says of it: %i', async (status) => {
    const { http } = await anApi({ status, body: '{"code":12.10}' });

    expect(await http.send(wanted)).toMatchObject({ status, json: { code: '12.10' } });
  });

  it.each([
    { answer: { status: 401 }, error: ApiUnauthorisedError },
    { answer: { status: 429 }, error: ApiRateLimitedError },
    { answer: { status: 302, headers: { location: '/other' } }, error: ApiAnswerError },
    { answer: { status: 404, body: '<p>No.</p>' }, error: ApiAnswerError },
  ])('fails with $answer.status as reading does', async ({ answer, error }) => {
    const { http, asked } = await anApi(answer);

    await expect(http.send(wanted)).rejects.toThrow(error);

    expect(asked).toHaveLength(1);
  });

  it('comes again when the API wants to be asked less often, if it may', async () => {
    const slower = { status: 429, headers: { 'retry-after': '0' } };
    const { http, asked } = await anApi(slower, slower, works);

    const answer = await http.send({ ...wanted, waitsItsTurn: true });

    expect(answer.status).toBe(200);
    expect(asked).toHaveLength(3);
  });

  it.each([
    { what: 'fails', answer: fails, error: ApiUnavailableError },
    {
      what: 'wants to be left alone for longer than is waited',
      answer: { status: 429, headers: { 'retry-after': '60' } },
      error: ApiRateLimitedError,
    },
  ])('does not come again where the API $what', async ({ answer, error }) => {
    const { http, asked } = await anApi(answer, works);

    await expect(http.send({ ...wanted, waitsItsTurn: true })).rejects.toThrow(error);

    expect(asked).toHaveLength(1);
  });

  it('does not come again by itself after a silence, which may be a yes', async () => {
    const { http, asked } = await anApi({ status: -1 }, works);

    await expect(http.send({ ...wanted, waitsItsTurn: true })).rejects.toThrow(ApiUnavailableError);

    expect(asked).toHaveLength(1);
  });

  it('is told of refusals that say something of it, where it asks for them', async () => {
    const { http } = await anApi({ status: 403, body: '{"code":"account_invalid"}' });

    await expect(http.send(wanted)).rejects.toThrow(ApiUnauthorisedError);
    expect(await http.send({ ...wanted, alsoJudged: [403] })).toMatchObject({
      status: 403,
      json: { code: 'account_invalid' },
    });
  });
});
