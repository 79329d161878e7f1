import { randomUUID } from 'node:crypto';
import { localAccountId, localRegion } from '../local-account.ts';
import type { LocalClock, LocalPlan, PlannedRule } from '../plan.ts';
import type { EmbeddedQueues } from './embedded-queues.ts';
import { readEventPattern } from './event-pattern.ts';
import { formatSeconds } from './format-seconds.ts';
import { parseLossless } from './lossless-json.ts';
import { sendToTarget, targetsOf } from './targets.ts';

export type PutEventsOptions = {
  readonly plan: Pick<LocalPlan, 'buses' | 'rules' | 'schedules'>;
  readonly clock: LocalClock;
  readonly fauxqs: EmbeddedQueues;
  readonly log?: (message: string) => void;
};

export type PutEventsInput = { readonly Entries?: readonly PutEventsEntry[] };

type PutEventsEntry = {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  /** Epoch seconds. */
  readonly Time?: number;
};

type EntryResult =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

/** The whole request is refused; `code` is EventBridge's name for the reason. */
export class RefusedRequestError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'RefusedRequestError';
    this.code = code;
  }
}

const entriesMax = 10;
const entryBytesMax = 256 * 1024;

/**
 * Makes what answers PutEvents: each entry that is accepted has been handed to the targets of all
 * rules that match it, durably, before the answer is given.
 *
 * An entry for a bus that is not in the template fails. AWS would refuse it for lack of rights,
 * which nothing checks here.
 *
 * @throws RangeError if a rule's pattern cannot be read.
 */
export function makePutEvents({ plan, clock, fauxqs, log }: PutEventsOptions) {
  const buses = new Set(['default', ...plan.buses.map(({ name }) => name)]);
  const addresses = targetsOf(plan);
  const rules = plan.rules.filter(isPatternRule).map((rule) => ({
    bus: rule.bus,
    matches: readEventPattern(rule.pattern),
    targets: addresses.filter(({ ownerId }) => ownerId === rule.logicalId),
  }));

  function put(entry: PutEventsEntry): EntryResult {
    const bus = (entry.EventBusName ?? 'default').replace(/^arn:.*:event-bus\//, '');
    const refusal = refuse(entry, buses.has(bus) ? undefined : bus);
    if (refusal !== undefined) return refusal;

    const id = randomUUID();
    const event = eventOf(entry, id, clock.now());
    const text = JSON.stringify(event);
    const plain = JSON.parse(text);
    for (const { targets } of rules.filter((rule) => rule.bus === bus && rule.matches(plain))) {
      for (const address of targets) {
        try {
          sendToTarget(fauxqs, address, address.target.input ?? text);
        } catch (lost) {
          log?.((lost as Error).message);
        }
      }
    }
    return { EventId: id };
  }

  return ({ Entries = [] }: PutEventsInput) => {
    if (Entries.length < 1 || Entries.length > entriesMax) {
      throw new RefusedRequestError(
        'ValidationException',
        `PutEvents takes 1 to ${entriesMax} entries.`,
      );
    }
    const results = Entries.map(put);
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    };
  };
}

function isPatternRule(
  rule: PlannedRule,
): rule is PlannedRule & { pattern: Readonly<Record<string, unknown>> } {
  return rule.enabled && rule.pattern !== undefined;
}

function refuse(entry: PutEventsEntry, unknownBus: string | undefined): EntryResult | undefined {
  if (!entry.Source || !entry.DetailType) {
    return error('InvalidArgument', 'Source and DetailType are required.');
  }
  if (unknownBus !== undefined) {
    return error('ResourceNotFoundException', `The event bus ${unknownBus} does not exist.`);
  }
  if (!isJsonObject(entry.Detail)) return error('MalformedDetail', 'Detail is malformed.');
  if (Buffer.byteLength(entry.Detail) > entryBytesMax) {
    return error('ValidationException', 'The entry is larger than 256 KB.');
  }
  return undefined;
}

function error(ErrorCode: string, ErrorMessage: string): EntryResult {
  return { ErrorCode, ErrorMessage };
}

function isJsonObject(text: string | undefined): text is string {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function eventOf(entry: PutEventsEntry, id: string, now: number) {
  return {
    version: '0',
    id,
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: localAccountId,
    time: formatSeconds(entry.Time === undefined ? now : entry.Time * 1000),
    region: localRegion,
    resources: entry.Resources ?? [],
    detail: parseLossless(entry.Detail as string),
  };
}
