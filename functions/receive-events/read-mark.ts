import { checkTime } from './check-time.ts';
import { touchIdOf } from './event-id.ts';
import type { EventResult } from './event-reading.ts';
import type { ConsentEvent, VisitEvent } from './events-schema.ts';
import type { EventContext, EventPorts } from './receive-events.ts';

type Ports = Pick<EventPorts, 'sha256' | 'newId'>;

/** A visit through a channel that is no creator's. It names nobody, so there is nothing to look up. */
export function readVisit(ports: Ports, context: EventContext, event: VisitEvent): EventResult {
  const { merchantId, now } = context;
  const { channel, visitorId, at = now } = event;
  const issues = checkTime(context, at);
  if (issues.length > 0) return issues;
  const touchId = markIdOf(ports, merchantId, event.id);
  return {
    messages: [{ merchantId, visit: { touchId, channel, visitorId, at, recordedAt: now } }],
  };
}

/** What a visitor said about being tracked. */
export function readConsent(ports: Ports, context: EventContext, event: ConsentEvent): EventResult {
  const { merchantId, now } = context;
  const { granted, visitorId, at = now } = event;
  const issues = checkTime(context, at);
  if (issues.length > 0) return issues;
  const changeId = markIdOf(ports, merchantId, event.id);
  return {
    messages: [{ merchantId, consent: { changeId, visitorId, granted, at, recordedAt: now } }],
  };
}

function markIdOf({ sha256, newId }: Ports, merchantId: string, eventId: string | undefined) {
  return eventId === undefined ? newId() : touchIdOf(sha256, merchantId, eventId);
}
