import type { HttpEvent, HttpResponse } from '../../../functions/shared/http/http.ts';
import { checkContract } from './check-contract.ts';

/**
 * Holds what an endpoint answered to an event against the API document, and hands it on.
 *
 * @throws Error that names what is described wrongly.
 */
export function checkResponse(event: HttpEvent, response: HttpResponse): HttpResponse {
  const { statusCode: status = 0, headers = {}, body = '', isBase64Encoded } = response;
  checkContract({
    method: event.requestContext.http.method,
    path: event.rawPath,
    ...parseSent(event),
    status,
    contentType: headers['content-type']?.toString(),
    text: isBase64Encoded ? Buffer.from(body, 'base64').toString() : body,
  });
  return response;
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
