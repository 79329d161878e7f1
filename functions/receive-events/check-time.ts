import { type Instant, msPerMinute } from '../../core/time/instant.ts';
import type { EventIssue } from './event-reading.ts';
import type { EventContext } from './receive-events.ts';

/** Clocks of two machines differ; more than this is not a difference of clocks. */
const maxClockSkewMs = 5 * msPerMinute;

/** What is wrong with the time that an event says it happened at. */
export function checkTime({ now, path }: EventContext, at: Instant): EventIssue[] {
  return at > now + maxClockSkewMs
    ? [{ path: [...path, 'at'], message: 'This time is in the future.' }]
    : [];
}
