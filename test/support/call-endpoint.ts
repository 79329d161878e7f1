import type { Context } from 'aws-lambda';
import type { AuthorizerContext } from '../../functions/shared/http/caller.ts';
import type { HttpEvent, HttpResponse } from '../../functions/shared/http/http.ts';
import { anHttpEvent } from './an-http-event.ts';
import { checkedEndpoint } from './contract/checked-endpoint.ts';

/** What the authorizer says of a manager's key. */
export const manager: AuthorizerContext = {
  merchantId: 'acme',
  keyId: 'key-1',
  scopes: 'manage,read,payouts',
};
export const operator: AuthorizerContext = { operator: 'true' };

export type ApiCall = {
  readonly as?: AuthorizerContext;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
};

export type ApiAnswer = {
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
  readonly document: any;
};

type Endpoint = (event: HttpEvent, context: Context) => Promise<HttpResponse>;

/**
 * Calls an endpoint as the HTTP API would, by a manager unless the call says who else. An answer that the API
 * document does not describe is an error.
 */
export function callerOf(endpoint: Endpoint) {
  const checked = checkedEndpoint(endpoint);
  return async (route: string, call: ApiCall = {}): Promise<ApiAnswer> => {
    const [method = '', path = ''] = route.split(' ');
    const { as = manager, query = '', headers = {}, body } = call;
    const isJson = body !== undefined && typeof body !== 'string';
    const event = anHttpEvent({
      method,
      path,
      query,
      headers: { 'content-type': 'application/json', ...headers },
      authorizer: as,
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string) }),
    });
    const response = await checked(event, {} as Context);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      document: JSON.parse(response.body ?? 'null'),
    };
  };
}
