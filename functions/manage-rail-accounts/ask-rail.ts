import {
  ApiError,
  ApiRateLimitedError,
  ApiUnauthorisedError,
  ApiUnavailableError,
} from '../../adapters/http/api-error.ts';
import { RefusedByRailError } from '../../adapters/rails/refused-by-rail-error.ts';
import type { Problem } from '../shared/http/problem.ts';
import { ProblemError } from '../shared/http/problem-error.ts';
import type { LogError } from '../shared/logger.ts';

/**
 * Asks a rail while a caller waits.
 *
 * @throws ProblemError 409, 502 or 503 for whatever keeps the rail from doing it. Of 502 and 503 it may have been done, and asking again
 *   finds it.
 */
export async function askRail<Answer>(
  { logError }: { readonly logError: LogError },
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    logError(error);
    throw new ProblemError(describe(error));
  }
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
