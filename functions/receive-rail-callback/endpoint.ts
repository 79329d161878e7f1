import { railSignatureHeader } from '../../adapters/rails/rail-signature.ts';
import { isCalledRail } from '../../core/payouts/called-rails.ts';
import { type HttpEvent, type HttpResponse, json } from '../shared/http/http.ts';
import { problem } from '../shared/http/problem.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import type { LogError } from '../shared/logger.ts';
import type { RailCallbackOutcome, ReceiveRailCallback } from './receive-rail-callback.ts';
import type { RailNewsOutcome, ReceiveRailNews } from './receive-rail-news.ts';

/** The largest body taken in, in bytes; a callback has three short fields, and what Stripe, PayPal and Wise send, some dozens. */
const maxBodyBytes = { callback: 16_384, news: 262_144 };

/** Tells people of a callback that only they can make sense of. */
export type ReportOddCallback = (
  reason: 'unknown' | 'contradicted' | 'not-released' | 'unusable',
  details: Readonly<Record<string, string>> & {
    readonly rail: string;
    readonly connectionId: string;
  },
) => void;

/** Hears of what a rail tells that is of no payout: how far an account is, what a creator's bank did. */
export type ReportNews = (news: Extract<RailNewsOutcome, { kind: 'noted' }>['news']) => void;

export type RailCallbackUseCases = {
  readonly receiveRailCallback: ReceiveRailCallback;
  readonly receiveRailNews: ReceiveRailNews;
};

/**
 * `POST /webhooks/rails/{rail}/{connectionId}`: 200 once the payout says so (also the second time),
 * 202 for a payout that nobody knows, 409 for one that ended otherwise or was not handed to a rail,
 * 401 unsigned, 400 for what is no JSON, 422 for another document, 413 for a large one, and 503 when
 * the rail should call again. Stripe, PayPal and Wise, which would be told the same again and again, are answered 200 for a contradiction,
 * which is kept and reported, and 202 for what is not as their protocol has it.
 */
export function makeEndpoint(
  useCases: RailCallbackUseCases,
  reportOdd: ReportOddCallback,
  reportNews: ReportNews,
  logError: LogError,
) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
    const { rail = '', connectionId = '' } = event.pathParameters ?? {};
    const limit = isCalledRail(rail) ? maxBodyBytes.news : maxBodyBytes.callback;
    if (body.length > limit) {
      const title = `The body is larger than ${limit} bytes.`;
      return problem({ status: 413, type: '/problems/body-too-large', title });
    }
    try {
      if (isCalledRail(rail)) {
        const { headers } = event;
        const outcome = await useCases.receiveRailNews({ rail, connectionId, headers, body });
        tell(outcome, { rail, connectionId }, reportOdd, reportNews);
        return answerNews(outcome);
      }
      const signature = event.headers[railSignatureHeader];
      const request = { rail, connectionId, signature, body };
      const outcome = await useCases.receiveRailCallback(request);
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

function tell(
  outcome: RailNewsOutcome,
  from: { readonly rail: string; readonly connectionId: string },
  reportOdd: ReportOddCallback,
  reportNews: ReportNews,
): void {
  if (outcome.kind === 'noted') reportNews(outcome.news);
  if (outcome.kind === 'unusable') {
    const { topic, reason } = outcome;
    reportOdd('unusable', { ...from, topic, why: reason });
  }
  if (outcome.kind === 'unknown' || outcome.kind === 'contradicted') {
    reportOdd(outcome.kind, { ...from, payoutId: outcome.payoutId });
  }
}

function answerNews(outcome: RailNewsOutcome): HttpResponse {
  if (outcome.kind === 'not-authentic' || outcome.kind === 'not-parseable') return answer(outcome);
  const isFor202 = outcome.kind === 'unknown' || outcome.kind === 'unusable';
  return json(isFor202 ? 202 : 200, { outcome: outcome.kind });
}

type OddOutcome = Extract<RailCallbackOutcome, { payoutId: string }> & {
  readonly kind: Exclude<Parameters<ReportOddCallback>[0], 'unusable'>;
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
