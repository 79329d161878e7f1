import * as z from 'zod';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { parseInstant } from '../../core/time/parse-instant.ts';

const scheduledSchema = z.object({ source: z.literal('aws.scheduler'), time: z.string() });

/**
 * The name of a run: the schedule's own time, which is the same if it fires twice or is tried again;
 * or, of a run by hand, its moment and a part of the request's id.
 */
export function nameRun(event: unknown, requestId: string, now: Instant): string {
  const scheduled = scheduledSchema.safeParse(event);
  const at = scheduled.success ? parseInstant(scheduled.data.time) : undefined;
  return at === undefined ? `${nameMoment(now)}-${requestId.slice(0, 8)}` : nameMoment(at);
}

/** `2026-04-16T12-00-00Z`: sorts by time, and stands in an address as it is. */
const nameMoment = (at: Instant): string =>
  `${formatInstant(at).slice(0, 'YYYY-MM-DDTHH:mm:ss'.length).replaceAll(':', '-')}Z`;
