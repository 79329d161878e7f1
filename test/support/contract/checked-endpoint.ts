import { gunzipSync } from 'node:zlib';
import type { HttpEvent, HttpResponse } from '../../../functions/shared/http/http.ts';
import { checkContract } from './check-contract.ts';

/**
 * An endpoint whose answers are held against the API document.
 *
 * @throws Error, when it is called, that names what is described wrongly.
 */
export function checkedEndpoint<Rest extends readonly unknown[]>(
  endpoint: (event: HttpEvent, ...rest: Rest) => Promise<HttpResponse>,
) {
  return async (event: HttpEvent, ...rest: Rest): Promise<HttpResponse> => {
    // Middlewares put what they have read in the place of what was sent.
    const sent = structuredClone(event);
    const response = await endpoint(event, ...rest);
    checkResponse(sent, response);
    return response;
  };
}

function checkResponse(event: HttpEvent, response: HttpResponse): void {
  const { statusCode: status = 0, headers = {} } = response;
  checkContract({
    method: event.requestContext.http.method,
    path: event.rawPath,
    ...parseSent(event),
    status,
    contentType: headers['content-type']?.toString(),
    text: textOf(response),
  });
}

function textOf({ headers = {}, body = '', isBase64Encoded }: HttpResponse): string {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

/** What was sent as JSON; nothing of what is none. */
function parseSent({ body, isBase64Encoded, headers }: HttpEvent): { readonly body?: unknown } {
  if (!`${headers['content-type'] ?? headers['Content-Type']}`.includes('json')) return {};
  const text = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString();
  try {
    return { body: JSON.parse(text) };
  } catch {
    return {};
  }
}
