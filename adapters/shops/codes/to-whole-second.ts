import { formatInstant } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** A moment to the second, as shops write it: `2026-03-02T10:00:00Z`. */
export function toWholeSecond(at: Instant): string {
  return formatInstant(at).replace(/\.\d{3}Z$/, 'Z');
}
