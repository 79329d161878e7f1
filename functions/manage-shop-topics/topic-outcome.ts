import {
  coversTopic,
  type HookChange,
  isUsable,
  type TopicInShop,
  type TopicStep,
} from '../../core/topics/index.ts';
import type { FailedChange } from './change-hook.ts';

/** What became of a topic that was to be registered. */
export type TopicOutcome = {
  readonly topic: string;
  readonly isOptional?: true;
  readonly outcome:
    | 'registered'
    /** It was as it has to be. */
    | 'kept'
    /** The shop had stopped sending it, or sent it otherwise. */
    | 'repaired'
    /** The shop has no such topic, or does not let this app hear of it; nothing is wrong with that. */
    | 'not-offered'
    /** It is sent, and what it is signed with cannot be known from here. */
    | 'secret-unknown'
    | 'refused'
    | FailedChange['kind'];
  readonly detail?: string;
};

/** What was done about a topic, and what the shop has of it after that, as far as it says so. */
export type TopicAttempt = {
  readonly step: TopicStep;
  readonly change: HookChange | FailedChange;
  readonly after: TopicInShop;
};

/** Names what became of a topic: what the shop lists counts more than what it answered. */
export function nameOutcome(attempt: TopicAttempt): TopicOutcome {
  const { change, after } = attempt;
  const { topic, isOptional, state } = after;
  const named = (outcome: TopicOutcome['outcome'], detail?: string): TopicOutcome => ({
    topic,
    ...(isOptional === undefined ? {} : { isOptional }),
    outcome,
    ...(detail === undefined ? {} : { detail }),
  });
  if (state === 'secret-unknown') return named('secret-unknown', secretUnknown);
  if (state === 'registered' && wasMade(attempt)) return named(nameSuccess(attempt));
  if (change.kind === 'done') return named('unavailable', notListed);
  if (isOptional && (change.kind === 'refused' || change.kind === 'no-access')) {
    return named('not-offered', detailOf(change));
  }
  return named(change.kind, detailOf(change));
}

/** An answer may be lost, and a shop refuses what another call has just made. */
function wasMade({ step, change }: TopicAttempt): boolean {
  return change.kind === 'done' || (step.kind === 'add' && change.kind !== 'not-asked');
}

function nameSuccess({ step, change, after }: TopicAttempt): TopicOutcome['outcome'] {
  if (step.kind === 'add') return change.kind === 'refused' ? 'kept' : 'registered';
  if (!step.hook.topics.some((written) => coversTopic(written, after.topic))) return 'registered';
  return isUsable(step.hook) ? 'kept' : 'repaired';
}

function detailOf(change: HookChange | FailedChange): string | undefined {
  if (change.kind === 'refused') return change.message;
  return change.kind === 'no-access'
    ? 'The shop does not let the access of this connection do it.'
    : undefined;
}

const secretUnknown =
  'Somebody made the endpoint in the shop, and the shop tells its secret to nobody else: give it under "webhookSecrets", or remove the endpoint in the shop and ask again.';
const notListed = 'The shop says that it has it, and does not list it. Ask again.';

/** Whether nothing is left to do. */
export function isAllDone(outcomes: readonly TopicOutcome[]): boolean {
  return outcomes.every(({ outcome }) =>
    ['registered', 'kept', 'repaired', 'not-offered'].includes(outcome),
  );
}
