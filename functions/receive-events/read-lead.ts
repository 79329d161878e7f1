import type { ReportedActivity } from '../../core/assessment/activity-fact.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { reportActivity } from '../record-facts/report-activity.ts';
import { recordFact } from '../shared/facts/record-fact.ts';
import { authorOf } from '../shared/http/author-of.ts';
import { ProblemError } from '../shared/http/problem-error.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import { checkTime } from './check-time.ts';
import type { EventIssue, EventResult } from './event-reading.ts';
import type { ConfirmationEvent, LeadEvent } from './events-schema.ts';
import { readTokens } from './read-tokens.ts';
import type { EventContext, EventPorts } from './receive-events.ts';

type Ports = Pick<EventPorts, 'directory' | 'loadSealing' | 'conversions' | 'sha256' | 'now'>;

/**
 * A lead is an activity of one creator: of the newest token's, or of the one whom the merchant's back end
 * names. A browser's is on hold until the back end confirms it.
 *
 * It is known by its id and its visitor together, so that nobody can take a lead of another browser's by
 * telling of its id first.
 */
export async function readLead(
  ports: Ports,
  context: EventContext,
  event: LeadEvent,
): Promise<EventResult> {
  const { caller, merchantId } = context;
  const reported = await describeLead(ports, context, event);
  if (Array.isArray(reported)) return reported;

  const key = { merchantId, conversionId: leadConversionId(ports, event) };
  const known = await findLead(ports, key);
  if (known !== undefined) {
    if (isSameLead(known, reported)) return { messages: [] };
    const detail = `Another lead of this browser has the id ${event.id}.`;
    return { kind: 'conflict', type: '/problems/activity-known', detail };
  }
  return {
    messages: [],
    async record() {
      // First of all the hold: an activity without it would become payable if this stopped in between.
      if (caller.publishable !== undefined) await holdLead(ports, context, key);
      await reportActivity(ports, key, reported);
    },
  };
}

/** Lets go of the hold of a lead that a browser told of. */
export async function readConfirmation(
  ports: Ports,
  { caller, merchantId, path }: EventContext,
  event: ConfirmationEvent,
): Promise<EventResult> {
  const key = { merchantId, conversionId: leadConversionId(ports, event) };
  if ((await findLead(ports, key)) === undefined) {
    return [{ path: [...path, 'id'], message: 'No browser has told of such a lead.' }];
  }
  const holdId = holdIdOf(key);
  const [note, author] = ['Confirmed by the back end.', authorOf(caller)];
  return {
    messages: [],
    record: () =>
      recordOnce(ports, key, `release/${holdId}`, { kind: 'release', holdId, note, author }),
  };
}

function holdLead(ports: Ports, { caller }: EventContext, key: ConversionKey): Promise<void> {
  const holdId = holdIdOf(key);
  return recordOnce(ports, key, `hold/${holdId}`, {
    kind: 'hold',
    holdId,
    reason: 'unconfirmed',
    note: 'A browser told of this lead; the back end has not confirmed it yet.',
    author: authorOf(caller),
  });
}

async function recordOnce(
  ports: Ports,
  key: ConversionKey,
  factId: string,
  content: Parameters<typeof recordFact>[3],
): Promise<void> {
  const known = await ports.conversions.findFacts(key, factId);
  if (known.length === 0) await recordFact(ports, key, factId, content);
}

const holdIdOf = ({ conversionId }: ConversionKey) => `${conversionId}~unconfirmed`;

function leadConversionId(
  { sha256 }: Pick<Ports, 'sha256'>,
  { id, visitorId }: Pick<LeadEvent, 'id' | 'visitorId'>,
): string {
  return `activities~lead-${sha256(canonicalJson([id, visitorId])).slice(0, 24)}`;
}

async function findLead(ports: Ports, key: ConversionKey): Promise<ReportedActivity | undefined> {
  const [fact] = await ports.conversions.findFacts(key, `activity/${key.conversionId}`);
  return fact?.content.kind === 'activity' ? fact.content : undefined;
}

function isSameLead(a: ReportedActivity, b: ReportedActivity): boolean {
  return (
    a.programId === b.programId &&
    a.activity.creatorId === b.activity.creatorId &&
    a.activity.currency === b.activity.currency
  );
}

async function describeLead(
  ports: Ports,
  context: EventContext,
  event: LeadEvent,
): Promise<ReportedActivity | EventIssue[]> {
  const { at = context.now, currency, country } = event;
  const issues = checkTime(context, at);
  if (issues.length > 0) return issues;
  const earner = await findEarner(ports, context, event);
  if (Array.isArray(earner)) return earner;

  const { programId, creatorId, clickedAt } = earner;
  try {
    const named = { programId, creatorId, at };
    const { attribution } = await requireEnrolled(ports.directory, context.merchantId, named);
    const windowMs = attribution.clickWindowDays * msPerDay;
    if (clickedAt !== undefined && (clickedAt > at || at - clickedAt > windowMs)) {
      const message = 'The newest click is not within the window of the program.';
      return [{ path: [...context.path, 'tokens'], message }];
    }
  } catch (error) {
    return issuesOf(error, context);
  }
  return {
    programId,
    activity: {
      ...{ kind: 'lead', creatorId, quantity: 1n, currency, at },
      ...(country === undefined ? {} : { country }),
    },
    author: authorOf(context.caller),
  };
}

/** @throws whatever is no problem of the request's. */
function issuesOf(error: unknown, { path }: EventContext): EventIssue[] {
  if (!(error instanceof ProblemError)) throw error;
  const issues = (error.problem.issues ?? []) as readonly EventIssue[];
  return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

type Earner = {
  readonly programId: string;
  readonly creatorId: string;
  readonly clickedAt?: number;
};

/** Whom the back end names, or who made the newest of the clicks, ties by id. */
async function findEarner(
  ports: Ports,
  context: EventContext,
  event: LeadEvent,
): Promise<Earner | EventIssue[]> {
  const { programId, creatorId, tokens: texts = [] } = event;
  if (programId !== undefined && creatorId !== undefined) return { programId, creatorId };

  const { tokens, issues } = readTokens(await ports.loadSealing(), context, texts);
  const [newest] = tokens.toSorted((a, b) => b.at - a.at || (a.touchId < b.touchId ? 1 : -1));
  if (newest === undefined || issues.length > 0) return [...issues];
  return { programId: newest.programId, creatorId: newest.creatorId, clickedAt: newest.at };
}
