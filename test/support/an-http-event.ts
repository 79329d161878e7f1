import type { HttpEvent } from '../../functions/shared/http/http.ts';

export type HttpRequestInput = {
  readonly method?: string;
  readonly path?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** As written, without the question mark. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string | Uint8Array;
  /** The authorizer's context. */
  readonly authorizer?: Readonly<Record<string, string>>;
};

/** A person's browser, as far as bot lists are concerned. */
export const browser =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** A request as the HTTP API hands it to a function (payload 2.0); bytes arrive in base64. */
export function anHttpEvent(request: HttpRequestInput = {}): HttpEvent {
  const { method = 'GET', path = '/', query = '', body, authorizer } = request;
  const isBytes = body !== undefined && typeof body !== 'string';
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: query,
    cookies: request.cookies ? [...request.cookies] : undefined,
    headers: { host: 'go.acme.example', 'x-forwarded-proto': 'https', ...request.headers },
    queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
    pathParameters: request.parameters ? { ...request.parameters } : undefined,
    requestContext: {
      requestId: 'request-1',
      domainName: 'go.acme.example',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: '' },
      ...(authorizer ? { authorizer: { lambda: authorizer } } : {}),
    },
    body: isBytes ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: isBytes,
  } as unknown as HttpEvent;
}
