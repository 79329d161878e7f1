import { Agent, request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { makeHttpApi } from '../../../local/http/http-api.ts';
import { openHttpFront, PortTakenError } from '../../../local/http/http-front.ts';
import type { FunctionHost, InvokeResult, PlannedApi, PlannedRoute } from '../../../local/plan.ts';

type Event = Record<string, unknown>;

const internalServerError = '{"message":"Internal Server Error"}';
const now = Date.UTC(2026, 6, 1, 12, 30, 0);

describe('the HTTP front', () => {
  let stop: (() => Promise<void>) | undefined;

  afterEach(async () => {
    jest.useRealTimers();
    await stop?.();
    stop = undefined;
  });

  /** Serves routes over functions that are given by name. */
  async function serve(
    routes: readonly PlannedRoute[],
    functions: Record<string, (event: Event) => InvokeResult | Promise<InvokeResult>>,
    settings: Partial<PlannedApi> = {},
  ): Promise<string> {
    const host: FunctionHost = {
      invoke: async (functionId, event) => {
        const run = functions[functionId];
        if (run === undefined) throw new RangeError(`There is no function ${functionId}.`);
        return run(event as Event);
      },
    };
    const api = makeHttpApi({ logicalId: 'Api', name: 'main', routes, ...settings }, host);
    const front = await openHttpFront(0);
    stop = front.stop;
    front.serve({ api, clock: { now: () => now, offsetMs: 0 } });

    return front.url;
  }

  async function eventOf(
    path: string,
    init: RequestInit,
    routeKey = 'ANY /{proxy+}',
  ): Promise<Event> {
    const url = await serve([{ routeKey, functionId: 'echo' }], { echo });
    const response = await fetch(url + path, init);

    return (await response.json()) as Event;
  }

  it('closes no connection for idling, because a request that is under way on it would be cut', async () => {
    const url = await serve([{ routeKey: 'GET /', functionId: 'echo' }], { echo });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () =>
      new Promise<{ readonly idles: unknown; readonly port: number | undefined }>(
        (resolve, reject) => {
          httpRequest(url, { agent }, (response) => {
            const port = response.socket.localPort;
            response
              .resume()
              .on('end', () => resolve({ idles: response.headers['keep-alive'], port }));
          })
            .on('error', reject)
            .end();
        },
      );

    const first = await ask();
    const second = await ask();
    agent.destroy();

    expect(second).toEqual({ idles: undefined, port: first.port });
  });

  it('hands a function the request as payload format 2.0', async () => {
    const event = await eventOf(
      '/v1/a%20b?x=1&x=2&y=%C3%A9&empty=',
      {
        method: 'POST',
        headers: { 'X-One': 'a', Cookie: 'c=1; d=2', 'Content-Type': 'application/json' },
        body: '{"n":1}',
      },
      'POST /v1/{name}',
    );

    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /v1/{name}',
      rawPath: '/v1/a b',
      rawQueryString: 'x=1&x=2&y=%C3%A9&empty=',
      cookies: ['c=1', 'd=2'],
      queryStringParameters: { x: '1,2', y: 'é', empty: '' },
      pathParameters: { name: 'a b' },
      body: '{"n":1}',
      isBase64Encoded: false,
      headers: { 'x-one': 'a', 'content-type': 'application/json', 'x-forwarded-for': '127.0.0.1' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'Api',
        http: { method: 'POST', path: '/v1/a b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        routeKey: 'POST /v1/{name}',
        stage: '$default',
        time: '01/Jul/2026:12:30:00 +0000',
        timeEpoch: now,
      },
    });
    expect(event).not.toHaveProperty('headers.cookie');
  });

  it('leaves out what a request does not have', async () => {
    const event = await eventOf('/x', {});

    expect(Object.keys(event).sort()).toEqual([
      'headers',
      'isBase64Encoded',
      'pathParameters',
      'rawPath',
      'rawQueryString',
      'requestContext',
      'routeKey',
      'version',
    ]);
  });

  it.each([
    ['application/json', 'é', false],
    ['application/json; charset=utf-8', 'é', false],
    ['text/csv', 'a,b', false],
    ['application/x-www-form-urlencoded', 'a=b', false],
    ['application/xml', '<a/>', false],
    ['application/pdf', 'x', true],
    ['application/octet-stream', 'x', true],
    ['application/json', Buffer.from([0xff, 0x00]), true],
  ])('passes a body of type %s on byte by byte', async (contentType, body, isBase64Encoded) => {
    const event = await eventOf('/x', {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });

    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(event.body as string, isBase64Encoded ? 'base64' : 'utf8')).toEqual(
      Buffer.from(body),
    );
  });

  it('answers with the status, headers, cookies and body of the function', async () => {
    const url = await serve([{ routeKey: 'GET /x', functionId: 'answer' }], {
      answer: () =>
        ok({
          statusCode: 201,
          headers: { 'Content-Type': 'image/gif', 'X-Count': 3 },
          cookies: ['a=1; Path=/', 'b=2'],
          body: Buffer.from([0, 255]).toString('base64'),
          isBase64Encoded: true,
        }),
    });

    const response = await fetch(`${url}/x`);

    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('image/gif');
    expect(response.headers.get('x-count')).toBe('3');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0, 255]));
  });

  it.each([
    ['a value without a status is the body of a 200', { a: 1 }, 200, '{"a":1}'],
    ['a text is a body', 'hello', 200, 'hello'],
    ['a status that is no status is a failure', { statusCode: 'x' }, 500, internalServerError],
    [
      'a body that is no text is a failure',
      { statusCode: 200, body: {} },
      500,
      internalServerError,
    ],
  ])('%s', async (_, value, status, body) => {
    const url = await serve([{ routeKey: 'GET /x', functionId: 'answer' }], {
      answer: () => ok(value),
    });

    const response = await fetch(`${url}/x`);

    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it('answers 404 where no route matches, and does not take HEAD for GET', async () => {
    const url = await serve([{ routeKey: 'GET /x', functionId: 'echo' }], { echo });

    const unknown = await fetch(`${url}/y`);
    const otherMethod = await fetch(`${url}/x`, { method: 'POST' });
    const head = await fetch(`${url}/x`, { method: 'HEAD' });

    expect([unknown.status, await unknown.text()]).toEqual([404, '{"message":"Not Found"}']);
    expect(otherMethod.status).toBe(404);
    expect(head.status).toBe(404);
  });

  it('answers 500 where the function fails, and where nothing is behind the route', async () => {
    const url = await serve(
      [{ routeKey: 'GET /fails', functionId: 'fails' }, { routeKey: 'GET /void' }],
      {
        fails: () => ({ ok: false, errorType: 'Error', errorMessage: 'secret of the inside' }),
      },
    );

    const failed = await fetch(`${url}/fails`);
    const missing = await fetch(`${url}/void`);

    expect([failed.status, await failed.text()]).toEqual([500, internalServerError]);
    expect([missing.status, await missing.text()]).toEqual([500, internalServerError]);
  });

  it('answers 503 where the function takes longer than thirty seconds', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    const api = makeHttpApi(
      { logicalId: 'Api', name: 'main', routes: [{ routeKey: '$default', functionId: 'slow' }] },
      { invoke: () => new Promise(() => {}) },
    );

    const answer = api(receivedRequest());
    await jest.advanceTimersByTimeAsync(30_000);

    expect((await answer).status).toBe(503);
  });

  it('refuses a body of more than ten megabytes, announced or not', async () => {
    const url = await serve([{ routeKey: 'POST /x', functionId: 'length' }], {
      length: (event) => ok(String(event.body).length),
    });
    const limit = 10 * 1024 * 1024;
    const post = (body: RequestInit['body'], rest: object = {}) =>
      fetch(`${url}/x`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body,
        ...rest,
      });

    const atLimit = await post('a'.repeat(limit));
    const above = await post('a'.repeat(limit + 1));
    const unannounced = await post(new Blob(['a'.repeat(limit + 1)]).stream(), { duplex: 'half' });

    expect(await atLimit.text()).toBe(String(limit));
    expect([above.status, unannounced.status]).toEqual([413, 413]);
  });

  describe('with a Lambda authorizer', () => {
    const guarded: PlannedRoute = {
      routeKey: 'GET /x',
      functionId: 'echo',
      authorizer: {
        kind: 'lambda',
        functionId: 'guard',
        identitySources: ['$request.header.Authorization'],
        cacheSeconds: 0,
      },
    };
    const withKey = { headers: { authorization: 'Bearer key' } };

    it('hands the context of a yes to the function', async () => {
      const asked: Event[] = [];
      const url = await serve([guarded], {
        echo,
        guard: (event) => {
          asked.push(event);
          return ok({ isAuthorized: true, context: { merchantId: 'm1', n: 1 } });
        },
      });

      const event = (await (await fetch(`${url}/x?q=1`, withKey)).json()) as Event;

      expect(event.requestContext).toMatchObject({
        authorizer: { lambda: { merchantId: 'm1', n: 1 } },
      });
      expect(asked[0]).toMatchObject({
        version: '2.0',
        type: 'REQUEST',
        identitySource: ['Bearer key'],
        routeArn: 'arn:aws:execute-api:us-east-1:000000000000:Api/$default/GET/x',
        routeKey: 'GET /x',
        queryStringParameters: { q: '1' },
      });
    });

    it('answers 401 without the identity that it asks for, and asks nobody', async () => {
      const guard = jest.fn(() => ok({ isAuthorized: true }));
      const url = await serve([guarded], { echo, guard });

      const response = await fetch(`${url}/x`);

      expect([response.status, await response.text()]).toEqual([401, '{"message":"Unauthorized"}']);
      expect(guard).not.toHaveBeenCalled();
    });

    it('answers 403 to a no', async () => {
      const url = await serve([guarded], { echo, guard: () => ok({ isAuthorized: false }) });

      const response = await fetch(`${url}/x`, withKey);

      expect([response.status, await response.text()]).toEqual([403, '{"message":"Forbidden"}']);
    });

    it.each([
      ['fails', { ok: false, errorType: 'Error', errorMessage: 'x' } as const],
      ['answers nonsense', { ok: true, value: { isAuthorized: 'yes' } } as const],
    ])('answers 500 where the authorizer %s', async (_, result) => {
      const url = await serve([guarded], { echo, guard: () => result });

      expect((await fetch(`${url}/x`, withKey)).status).toBe(500);
    });

    it('keeps a verdict per identity for as long as it may', async () => {
      const guard = jest.fn(() => ok({ isAuthorized: true }));
      const cached = { ...guarded, authorizer: { ...guarded.authorizer, cacheSeconds: 60 } };
      const url = await serve([cached as PlannedRoute], { echo, guard });

      await fetch(`${url}/x`, withKey);
      await fetch(`${url}/x`, withKey);
      await fetch(`${url}/x`, { headers: { authorization: 'Bearer other' } });

      expect(guard).toHaveBeenCalledTimes(2);
    });
  });

  describe('with cross-origin rules', () => {
    const cors = {
      AllowOrigins: ['https://shop.example'],
      AllowMethods: ['POST'],
      AllowHeaders: ['content-type'],
      MaxAge: 60,
    };

    it('answers a preflight request itself', async () => {
      const url = await serve([], {}, { cors });

      const response = await fetch(`${url}/x`, {
        method: 'OPTIONS',
        headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
      });

      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
      expect(response.headers.get('access-control-allow-methods')).toBe('POST');
      expect(response.headers.get('access-control-max-age')).toBe('60');
    });

    it('names the origin in answers to origins that it allows only', async () => {
      const url = await serve([{ routeKey: 'GET /x', functionId: 'echo' }], { echo }, { cors });

      const allowed = await fetch(`${url}/x`, { headers: { origin: 'https://shop.example' } });
      const strange = await fetch(`${url}/x`, { headers: { origin: 'https://evil.example' } });

      expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
      expect(strange.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  it('listens on the loopback interface, and says which port is taken', async () => {
    const url = await serve([], {});
    const port = Number(new URL(url).port);

    await expect(openHttpFront(port)).rejects.toThrow(PortTakenError);
    await expect(openHttpFront(port)).rejects.toThrow(`Port ${port} is taken`);
  });

  it('survives a client that goes away in the middle of its request', async () => {
    const url = await serve([{ routeKey: 'GET /x', functionId: 'echo' }], { echo });

    await new Promise<void>((resolve) => {
      const aborted = httpRequest(`${url}/x`, {
        method: 'POST',
        headers: { 'content-length': 10 },
      });
      aborted.on('error', () => resolve());
      aborted.write('abc', () => aborted.destroy(new Error('gone')));
    });

    expect((await fetch(`${url}/x`)).status).toBe(200);
  });
});

function ok(value: unknown): InvokeResult {
  return { ok: true, value };
}

function echo(event: Event): InvokeResult {
  return ok({ statusCode: 200, body: JSON.stringify(event) });
}

function receivedRequest() {
  return {
    id: 'r1',
    method: 'GET',
    path: '/x',
    query: '',
    headers: {},
    cookies: [],
    body: Buffer.alloc(0),
    protocol: 'HTTP/1.1',
    sourceIp: '127.0.0.1',
    receivedAt: now,
  };
}
