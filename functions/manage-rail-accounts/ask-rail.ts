import {
  type ApiError,
  ApiRateLimitedError,
  ApiUnauthorisedError,
  ApiUnavailableError,
} from '../../adapters/http/api-error.ts';
import { RefusedByRailError } from '../../adapters/rails/refused-by-rail-error.ts';
import { askApi } from '../shared/http/ask-api.ts';
import type { Problem } from '../shared/http/problem.ts';
import type { LogError } from '../shared/logger.ts';

/**
 * Asks a rail while a caller waits.
 *
 * @throws ProblemError 409, 502 or 503 for whatever keeps the rail from doing it. Of 502 and 503 it may have been done, and asking again
 *   finds it.
 */
export function askRail<Answer>(
  ports: { readonly logError: LogError },
  ask: () => Promise<Answer>,
): Promise<Answer> {
  return askApi(ports, describe, ask);
}

/** The rail cannot be asked now. */
export function railUnavailable(retryAfterSeconds: number): Problem {
  return {
    ...{ status: 503, type: '/problems/rail-unavailable', retryAfterSeconds },
    title: 'Stripe does not answer in time. Ask again: what it has done by then is found.',
  };
}

const retryAfterSeconds = 30;

function describe(error: ApiError): Problem {
  if (error instanceof RefusedByRailError) {
    return {
      ...{ status: 409, type: '/problems/rail-refuses' },
      title: `Stripe refuses this and has done nothing. ${error.words}`,
    };
  }
  if (error instanceof ApiUnauthorisedError) {
    return {
      ...{ status: 502, type: '/problems/rail-refuses-access' },
      title:
        'Stripe refuses the credentials of this connection; save it with a key that may write connected accounts.',
    };
  }
  if (error instanceof ApiUnavailableError || error instanceof ApiRateLimitedError) {
    return railUnavailable(retryAfterSeconds);
  }
  return {
    ...{ status: 502, type: '/problems/rail-answer' },
    title:
      'Stripe answered what its API does not. Look at the address of the connection, and ask again: what it has done is found.',
  };
}
