import { notFound } from './problem-error.ts';

/**
 * A conversion's id as an address names it, `<connection name>~<order id>`.
 *
 * @throws ProblemError 404 for what cannot be one.
 */
export function requireConversionId(written: string | undefined): string {
  if (written !== undefined && /^[a-z0-9-]{1,64}~[\x20-\x7e]{1,255}$/.test(written)) return written;
  throw notFound();
}
