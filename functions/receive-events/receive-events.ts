import type { Pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { type Instant, msPerMinute } from '../../core/time/instant.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import type {
  ConsentEvent,
  IdentifyEvent,
  TouchEvent,
  TrackingEvent,
  VisitEvent,
} from './events-schema.ts';

export type EventPorts = {
  readonly directory: Pick<ProgramDirectory, 'findLink' | 'findConnection'>;
  readonly loadPseudonymiser: () => Promise<Pseudonymiser>;
  readonly sendAll: (messages: readonly TouchMessage[]) => Promise<void>;
  readonly sha256: Sha256;
  readonly newId: () => string;
  readonly now: () => Instant;
};

/** What is wrong with one event, by its place in the request. */
export type EventIssue = { readonly path: readonly (string | number)[]; readonly message: string };

export type EventsOutcome =
  | { readonly kind: 'accepted'; readonly accepted: number }
  | { readonly kind: 'invalid'; readonly issues: readonly EventIssue[] }
  | { readonly kind: 'conflict'; readonly id: string };

export type ReceiveEvents = (
  merchantId: string,
  events: readonly TrackingEvent[],
) => Promise<EventsOutcome>;

/** Clocks of two machines differ; more than this is not a difference of clocks. */
const maxClockSkewMs = 5 * msPerMinute;

/**
 * Queues what a merchant's backend tells of visitors: all events of a request, or none.
 *
 * An event with an id counts once, however often it is sent. Ids and addresses of people leave
 * this function as peppered hashes only.
 */
export function makeReceiveEvents(ports: EventPorts): ReceiveEvents {
  return async (merchantId, events) => {
    const conflict = findConflict(events);
    if (conflict !== undefined) return { kind: 'conflict', id: conflict };

    const now = ports.now();
    const results = await Promise.all(
      events.map((event, index) => describeEvent(ports, merchantId, event, index, now)),
    );
    const issues = results.flatMap((result) => ('message' in result ? [result] : []));
    if (issues.length > 0) return { kind: 'invalid', issues };

    await ports.sendAll(results.flatMap((result) => ('message' in result ? [] : [result])));
    return { kind: 'accepted', accepted: events.length };
  };
}

/** The id that two different events of the request share, if there is one. */
function findConflict(events: readonly TrackingEvent[]): string | undefined {
  const contents = new Map<string, string>();
  for (const event of events) {
    if (event.id === undefined) continue;
    const content = canonicalJson(event);
    if ((contents.get(event.id) ?? content) !== content) return event.id;
    contents.set(event.id, content);
  }
  return undefined;
}

async function describeEvent(
  ports: EventPorts,
  merchantId: string,
  event: TrackingEvent,
  index: number,
  now: Instant,
): Promise<TouchMessage | EventIssue> {
  switch (event.type) {
    case 'touch':
      return describeTouch(ports, merchantId, event, index, now);
    case 'visit':
    case 'consent':
      return describeMark(ports, merchantId, event, index, now);
    case 'identify':
      return describeIdentification(ports, merchantId, event, index, now);
  }
}

/** A visit or a consent: it names nobody, so there is nothing to look up. */
function describeMark(
  ports: EventPorts,
  merchantId: string,
  event: VisitEvent | ConsentEvent,
  index: number,
  now: Instant,
): TouchMessage | EventIssue {
  const at = event.at ?? now;
  if (isInFuture(at, now)) return futureIssue(index);
  const id = event.id === undefined ? ports.newId() : touchIdOf(ports, merchantId, event.id);
  const { visitorId } = event;
  return event.type === 'visit'
    ? {
        merchantId,
        visit: { touchId: id, channel: event.channel, visitorId, at, recordedAt: now },
      }
    : {
        merchantId,
        consent: { changeId: id, visitorId, granted: event.granted, at, recordedAt: now },
      };
}

const isInFuture = (at: Instant, now: Instant): boolean => at > now + maxClockSkewMs;

const futureIssue = (index: number): EventIssue => ({
  path: ['events', index, 'at'],
  message: 'This time is in the future.',
});

async function describeTouch(
  ports: EventPorts,
  merchantId: string,
  event: TouchEvent,
  index: number,
  now: Instant,
): Promise<TouchMessage | EventIssue> {
  const link = await ports.directory.findLink(event.slug);
  if (link?.merchantId !== merchantId) {
    return { path: ['events', index, 'slug'], message: 'There is no such link.' };
  }
  const at = event.at ?? now;
  if (isInFuture(at, now)) return futureIssue(index);
  return {
    merchantId,
    touch: {
      touchId: event.id === undefined ? ports.newId() : touchIdOf(ports, merchantId, event.id),
      kind: 'click',
      at,
      recordedAt: now,
      programId: link.programId,
      creatorId: link.creatorId,
      slug: link.slug,
      visitorId: event.visitorId,
      ...(link.contentId === undefined ? {} : { contentId: link.contentId }),
    },
  };
}

/** Apart from the ids of clicks, and apart from another merchant's events of the same id. */
function touchIdOf(ports: EventPorts, merchantId: string, eventId: string): string {
  return `event-${ports.sha256(canonicalJson([merchantId, eventId])).slice(0, 32)}`;
}

async function describeIdentification(
  ports: EventPorts,
  merchantId: string,
  event: IdentifyEvent,
  index: number,
  now: Instant,
): Promise<TouchMessage | EventIssue> {
  const { email, customerId, connectionId } = event;
  if (connectionId !== undefined) {
    const connection = await ports.directory.findConnection(merchantId, connectionId);
    if (connection === undefined) {
      return { path: ['events', index, 'connectionId'], message: 'There is no such connection.' };
    }
  }
  const pseudonymiser = await ports.loadPseudonymiser();
  const keys = {
    emails: email === undefined ? [] : [email],
    ...(customerId && connectionId ? { customer: { connectionId, id: customerId } } : {}),
  };
  const siblings = pseudonymiser.siblingsOf(merchantId, keys);
  return {
    merchantId,
    identify: {
      visitorId: event.visitorId,
      personHashes: pseudonymiser.hashesOf(merchantId, keys),
      ...(siblings.length === 0 ? {} : { siblings }),
      recordedAt: now,
    },
  };
}
