import type { HttpResponse } from './http.ts';
import { problem } from './problem.ts';

/**
 * The answer of the edges to any fault of ours: nothing happened, and the caller should try again.
 * A shop that is told 5xx delivers again, and 503 says when.
 */
export function unavailable(): HttpResponse {
  return problem(
    {
      status: 503,
      type: '/problems/dependency-unavailable',
      title: 'A service that this request needs is not available; try again later.',
    },
    { 'retry-after': '30' },
  );
}
