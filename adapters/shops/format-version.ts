import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A version in a fact's id: as shops write it, without the milliseconds that most of them never have. */
export function formatVersion(at: Instant): string {
  return formatInstant(at).replace('.000Z', 'Z');
}
