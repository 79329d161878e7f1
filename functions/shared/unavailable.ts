import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from './problem.ts';

/** A dependency is down or throttled: nothing happened, and the caller should try again. */
export function unavailable(retryAfterSeconds = 30): APIGatewayProxyStructuredResultV2 {
  const answer = problem({
    status: 503,
    type: '/problems/unavailable',
    title: 'The request cannot be processed at the moment. Try again later.',
  });
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } };
}
