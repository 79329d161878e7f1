import { ApiError } from '../../../adapters/http/api-error.ts';
import type { LogError } from '../logger.ts';
import type { Problem } from './problem.ts';
import { ProblemError } from './problem-error.ts';

/**
 * Asks somebody else's API while a caller waits.
 *
 * @param describe what the caller is told of whatever keeps it from answering.
 * @throws ProblemError as `describe` says; other faults as they are.
 */
export async function askApi<Answer>(
  { logError }: { readonly logError: LogError },
  describe: (error: ApiError) => Problem,
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
