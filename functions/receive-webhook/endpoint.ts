import type { VerificationRefusal } from '../../adapters/webhooks/webhook-verifier.ts';
import type { HttpEvent, HttpResponse } from '../shared/http/http.ts';
import { problem } from '../shared/http/problem.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import type { LogError } from '../shared/logger.ts';
import type { ReceiveWebhook, WebhookFault, WebhookOutcome } from './receive-webhook.ts';

/** The largest body taken in, in bytes. */
const maxBodyBytes = 1_000_000;

/**
 * `POST /webhooks/{provider}/{connectionId}`: 200 once durable, 413 over 1 MB, 404 for an unknown
 * provider or connection (indistinguishable), 401 for a bad signature, 400 for what is no JSON,
 * and 503 whenever the fact could not be stored, so that the shop delivers it again. Senders of our own events are
 * also told 409, 415 and 422.
 */
export function makeEndpoint(receiveWebhook: ReceiveWebhook, logError: LogError) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
    if (body.length > maxBodyBytes) {
      const title = `The body is larger than ${maxBodyBytes} bytes.`;
      return problem({ status: 413, type: '/problems/body-too-large', title });
    }

    const { provider = '', connectionId = '' } = event.pathParameters ?? {};
    try {
      return answer(await receiveWebhook({ provider, connectionId, headers: event.headers, body }));
    } catch (error) {
      logError(error);
      return unavailable();
    }
  };
}

const refusals: Readonly<Record<VerificationRefusal, string>> = {
  'missing-signature': 'The delivery carries no signature.',
  'malformed-signature': 'The signature is not written as the protocol says.',
  'missing-delivery-id': 'The delivery carries no webhook id.',
  'bad-signature': 'The signature does not match the body.',
  'timestamp-too-old': 'The delivery was signed too long ago.',
  'timestamp-too-new': 'The delivery was signed too far in the future.',
  'untrusted-certificate': 'The certificate is not the sender’s.',
};

function answer(outcome: WebhookOutcome): HttpResponse {
  switch (outcome.kind) {
    case 'unknown-connection':
      return problem({
        status: 404,
        type: '/problems/not-found',
        title: 'There is no such connection.',
      });
    case 'not-authentic':
      return problem({
        status: 401,
        type: '/problems/invalid-signature',
        title: refusals[outcome.refusal],
      });
    case 'not-parseable':
      return problem({ status: 400, type: '/problems/not-parseable', title: outcome.detail });
    case 'accepted':
      return {
        statusCode: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...outcome.acknowledgement, outcome: outcome.outcome }),
      };
    default:
      return answerFault(outcome);
  }
}

/** What only the senders of our own events are told, because their makers can change them. */
function answerFault(fault: WebhookFault): HttpResponse {
  switch (fault.kind) {
    case 'not-json':
      return problem({
        status: 415,
        type: '/problems/unsupported-media-type',
        title: 'Send JSON, and say so: content-type: application/json.',
      });
    case 'invalid':
      return problem({
        status: 422,
        type: '/problems/invalid-request',
        title: 'The event is not valid; the issues say what to change.',
        issues: fault.issues,
      });
    case 'contradiction':
      return problem({
        status: 409,
        type: '/problems/fact-known',
        title: `${fault.factId} is known with another content; a later version needs a later time.`,
      });
  }
}
