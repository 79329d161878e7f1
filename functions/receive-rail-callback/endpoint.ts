import { railSignatureHeader } from '../../adapters/rails/rail-signature.ts';
import { type HttpEvent, type HttpResponse, json } from '../shared/http/http.ts';
import { problem } from '../shared/http/problem.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import type { LogError } from '../shared/logger.ts';
import type { RailCallbackOutcome, ReceiveRailCallback } from './receive-rail-callback.ts';

/** The largest body taken in, in bytes; a callback has three short fields. */
const maxBodyBytes = 16_384;

/** Tells people of a callback that only they can make sense of. */
export type ReportOddCallback = (
  reason: 'unknown' | 'contradicted' | 'not-released',
  details: { readonly rail: string; readonly connectionId: string; readonly payoutId: string },
) => void;

/**
 * `POST /webhooks/rails/{rail}/{connectionId}`: 200 once the payout says so (also the second time),
 * 202 for a payout that nobody knows, 409 for one that ended otherwise or was not handed to a rail,
 * 401 unsigned, 400 for what is no JSON, 422 for another document, 413 for a large one, and 503 when
 * the rail should call again.
 */
export function makeEndpoint(
  receiveRailCallback: ReceiveRailCallback,
  reportOdd: ReportOddCallback,
  logError: LogError,
) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
    if (body.length > maxBodyBytes) {
      const title = `The body is larger than ${maxBodyBytes} bytes.`;
      return problem({ status: 413, type: '/problems/body-too-large', title });
    }
    const { rail = '', connectionId = '' } = event.pathParameters ?? {};
    const signature = event.headers[railSignatureHeader];
    try {
      const outcome = await receiveRailCallback({ rail, connectionId, signature, body });
      if (isOdd(outcome)) {
        reportOdd(outcome.kind, { rail, connectionId, payoutId: outcome.payoutId });
      }
      return answer(outcome);
    } catch (error) {
      logError(error);
      return unavailable();
    }
  };
}

type OddOutcome = Extract<RailCallbackOutcome, { payoutId: string }> & {
  readonly kind: Parameters<ReportOddCallback>[0];
};

function isOdd(outcome: RailCallbackOutcome): outcome is OddOutcome {
  return ['unknown', 'contradicted', 'not-released'].includes(outcome.kind);
}

function answer(outcome: RailCallbackOutcome): HttpResponse {
  switch (outcome.kind) {
    case 'not-authentic':
      return problem({
        status: 401,
        type: '/problems/invalid-signature',
        title: 'The signature does not match the body.',
      });
    case 'not-parseable':
      return problem({
        status: 400,
        type: '/problems/malformed-json',
        title: 'The body is not valid JSON.',
      });
    case 'invalid':
      return problem({
        status: 422,
        type: '/problems/invalid-request',
        title: 'The callback is not valid; the issues say what to change.',
        issues: outcome.issues,
      });
    case 'unknown':
      return json(202, { outcome: 'unknown' });
    case 'contradicted':
      return problem({
        status: 409,
        type: '/problems/payout-ended-otherwise',
        title: 'The payout has ended with another outcome.',
      });
    case 'not-released':
      return problem({
        status: 409,
        type: '/problems/payout-not-released',
        title: 'The payout was not handed to a rail.',
      });
    default:
      return json(200, { outcome: outcome.kind });
  }
}
