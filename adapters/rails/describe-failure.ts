import { ApiError } from '../http/api-error.ts';

/**
 * What to tell people of a call that was not answered. It says nothing of what became of the call.
 *
 * @throws whatever is no failure of an API: a mistake of ours is no finding.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  throw error;
}
