import {
  type ApiError,
  ApiRateLimitedError,
  ApiUnauthorisedError,
  ApiUnavailableError,
} from '../../../adapters/http/api-error.ts';
import type { LogError } from '../logger.ts';
import { askApi } from './ask-api.ts';
import type { Problem } from './problem.ts';

/**
 * Asks a shop while a caller waits.
 *
 * @throws ProblemError 502 or 503 for whatever keeps the shop from answering: what it was asked for may have been
 *   done, and asking again finds it.
 */
export function askShop<Answer>(
  ports: { readonly logError: LogError },
  ask: () => Promise<Answer>,
): Promise<Answer> {
  return askApi(ports, describe, ask);
}

const retryAfterSeconds = 30;

function describe(error: ApiError): Problem {
  if (error instanceof ApiUnauthorisedError) {
    return {
      status: 502,
      type: '/problems/shop-refuses-access',
      title:
        'The shop refuses the access of this connection; save the connection with access that may do this.',
    };
  }
  if (error instanceof ApiUnavailableError || error instanceof ApiRateLimitedError) {
    return {
      ...{ status: 503, type: '/problems/shop-unavailable', retryAfterSeconds },
      title: 'The shop does not answer in time. Ask again: what it has done by then is found.',
    };
  }
  return {
    status: 502,
    type: '/problems/shop-answer',
    title:
      'The shop answered what its API does not. Look at the address of the connection, and ask again: what it has done is found.',
  };
}
