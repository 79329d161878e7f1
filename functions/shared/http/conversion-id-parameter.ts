import { notFound, type ProblemError } from './problem-error.ts';

/**
 * A conversion's id as an address names it, `<connection name>~<order id>`.
 *
 * @param refuse what the caller answers for conversions that do not exist: one that cannot exist is none.
 * @throws ProblemError for what cannot be one; 404 unless said otherwise.
 */
export function requireConversionId(
  written: string | undefined,
  refuse: () => ProblemError = notFound,
): string {
  if (written !== undefined && /^[a-z0-9-]{1,64}~[\x20-\x7e]{1,255}$/.test(written)) return written;
  throw refuse();
}
