import type { HttpResponse } from './http.ts';
import type { ChangingRoute, JsonRequest, JsonRoute } from './json-endpoint.ts';

/** How an endpoint shows the thing that a route changes; nothing where it shows no such thing. */
export function showBefore({ method, path }: ChangingRoute, routes: readonly JsonRoute[]) {
  const pathOfThing = method === 'POST' ? path.replace(/\/[^/]+$/, '') : path;
  const shows = pathOfThing.endsWith('}')
    ? routes.find((route) => route.method === 'GET' && route.path === pathOfThing)
    : undefined;

  return async (request: JsonRequest): Promise<unknown> => {
    const asked = { ...request, method: 'GET', query: {}, body: undefined };
    return readDocument(await shows?.handle(asked));
  };
}

function readDocument(response: HttpResponse | undefined): unknown {
  return response?.body === undefined ? undefined : JSON.parse(response.body);
}
