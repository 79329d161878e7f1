import type { Sealing } from '../../adapters/shops/seal-fact.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ReferenceStore } from '../../core/references/index.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import type { KeyCaller } from '../shared/http/caller.ts';
import type { EventIssue, EventReading, EventResult } from './event-reading.ts';
import type { TrackingEvent } from './events-schema.ts';
import { readConversion } from './read-conversion.ts';
import { readIdentification } from './read-identification.ts';
import { readConfirmation, readLead } from './read-lead.ts';
import { readConsent, readVisit } from './read-mark.ts';
import { readTouch } from './read-touch.ts';
import { readView } from './read-view.ts';

export type EventPorts = {
  readonly directory: Pick<
    ProgramDirectory,
    'findLink' | 'findConnection' | 'findProgram' | 'findEnrolment'
  >;
  /** Token keys, peppers and digest, as they are now. */
  readonly loadSealing: () => Promise<Sealing>;
  /** What a connection's back end proves its customers' ids with, the current one first; none if it has none. */
  readonly readIdentifySecrets: (connectionId: string) => Promise<readonly string[]>;
  readonly conversions: Pick<ConversionStore, 'addFact' | 'findFacts' | 'readState'>;
  readonly references: Pick<ReferenceStore, 'park'>;
  readonly sendAll: (messages: readonly TouchMessage[]) => Promise<void>;
  readonly sha256: Sha256;
  readonly newId: () => string;
  readonly now: () => Instant;
};

export type EventsOutcome =
  | { readonly kind: 'accepted'; readonly accepted: number }
  | { readonly kind: 'invalid'; readonly issues: readonly EventIssue[] }
  | { readonly kind: 'conflict'; readonly type: `/problems/${string}`; readonly detail: string };

export type ReceiveEvents = (
  caller: KeyCaller,
  events: readonly TrackingEvent[],
) => Promise<EventsOutcome>;

/** Who tells, when it was received, and which event of the request it is. */
export type EventContext = {
  readonly caller: KeyCaller;
  readonly merchantId: string;
  readonly now: Instant;
  /** The event's place in the request, for what is wrong with it. */
  readonly path: readonly (string | number)[];
};

/**
 * Takes in what a merchant's back end or a visitor's browser tells: all events of a request, or none. Of a
 * request that fails on the way (503) the facts may be stored already; sent again, they are the same facts.
 *
 * An event with an id counts once, however often it is sent. Ids and addresses of people leave
 * this function as peppered hashes only.
 */
export function makeReceiveEvents(ports: EventPorts): ReceiveEvents {
  return async (caller, events) => {
    const id = findConflict(events);
    if (id !== undefined) {
      const detail = `Two different events have the id ${id}.`;
      return { kind: 'conflict', type: '/problems/conflicting-events', detail };
    }

    const now = ports.now();
    const { merchantId } = caller;
    const results = await Promise.all(
      events.map((event, index) =>
        readEvent(ports, { caller, merchantId, now, path: ['events', index] }, event),
      ),
    );
    const issues = results.flatMap((result) => (isIssues(result) ? result : []));
    if (issues.length > 0) return { kind: 'invalid', issues };
    const conflict = results.find((result) => 'kind' in result);
    if (conflict !== undefined && 'kind' in conflict) return conflict;

    const readings = results as readonly EventReading[];
    for (const { record } of readings) await record?.();
    const messages = readings.flatMap((reading) => reading.messages);
    if (messages.length > 0) await ports.sendAll(messages);
    return { kind: 'accepted', accepted: events.length };
  };
}

const isIssues = (result: EventResult): result is readonly EventIssue[] => Array.isArray(result);

/** The id that two different events of the request share, if there is one. */
function findConflict(events: readonly TrackingEvent[]): string | undefined {
  const contents = new Map<string, string>();
  for (const event of events) {
    // A lead and its confirmation have the same id, because they are about the same.
    if (event.id === undefined || event.type === 'lead-confirmed') continue;
    const content = canonicalJson(event);
    if ((contents.get(event.id) ?? content) !== content) return event.id;
    contents.set(event.id, content);
  }
  return undefined;
}

async function readEvent(
  ports: EventPorts,
  context: EventContext,
  event: TrackingEvent,
): Promise<EventResult> {
  switch (event.type) {
    case 'touch':
      return readTouch(ports, context, event);
    case 'view':
      return readView(ports, context, event);
    case 'visit':
      return readVisit(ports, context, event);
    case 'consent':
      return readConsent(ports, context, event);
    case 'identify':
      return readIdentification(ports, context, event);
    case 'lead':
      return readLead(ports, context, event);
    case 'lead-confirmed':
      return readConfirmation(ports, context, event);
    case 'conversion':
      return readConversion(ports, context, event);
  }
}
