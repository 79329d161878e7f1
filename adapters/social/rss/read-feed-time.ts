import type { Instant } from '../../../core/time/instant.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import { parseRfc2822 } from '../parse-rfc-2822.ts';

/** A time as RSS (RFC 2822) or Atom (RFC 3339) writes it; feeds take one for the other. */
export function readFeedTime(text: string): Instant | undefined {
  return parseRfc2822(text) ?? parseInstant(text.trim());
}
