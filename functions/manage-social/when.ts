import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A moment as a field of an answer, if there was one. */
export const when = <Name extends string>(name: Name, at: Instant | undefined) =>
  at === undefined ? {} : { [name]: formatInstant(at) };
