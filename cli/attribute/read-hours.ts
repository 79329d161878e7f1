import { parseDuration } from '../../local/control/parse-duration.ts';
import { UsageError } from '../usage-error.ts';

const hourMs = 3_600_000;

/** Hours of a duration such as `7d` or `168h`. */
export function readHours(option: string, written: string): number {
  const durationMs = parseDuration(written);
  if (durationMs !== undefined) return durationMs / hourMs;
  throw new UsageError(`${option} must be a duration such as 7d or 168h, not "${written}".`);
}
