import { ApiError } from '../../adapters/http/api-error.ts';
import {
  compareTopics,
  type HookChange,
  listSurplus,
  planTopics,
  type ShopHook,
  type ShopHooks,
  type TopicInShop,
  type TopicStep,
} from '../../core/topics/index.ts';
import { askShop } from '../shared/http/ask-shop.ts';
import { changeHook, type FailedChange } from './change-hook.ts';
import type { ManageShopTopicsPorts } from './ports.ts';
import { nameOutcome, type TopicOutcome } from './topic-outcome.ts';

export type Registered = {
  readonly outcomes: readonly TopicOutcome[];
  /** What the shop has after it. */
  readonly topics: readonly TopicInShop[];
};

type Ports = Pick<ManageShopTopicsPorts, 'logError' | 'now'>;

/** No step is begun later than this after the first: who asked is still waiting. */
const beginWithinMs = 12_000;

/**
 * Makes a shop tell of all topics that it is to tell of, one after the other. What is there is not made again, so the
 * same call, made again, finishes what an earlier one left.
 *
 * @param address - where the shop is to send.
 * @throws ProblemError 502 or 503 if the shop does not even say what it has.
 */
export async function registerTopics(
  ports: Ports,
  hooks: ShopHooks,
  address: string,
): Promise<Registered> {
  const before = await askShop(ports, () => hooks.list());
  const steps = planTopics(hooks, before, address);
  const changes = await takeSteps(ports, hooks, steps, address);
  const assumed = assume(hooks, before, address, changes);
  const isAsItWas =
    steps.every(({ kind }) => kind === 'keep') && listSurplus(before, address).length === 0;
  const topics = isAsItWas ? assumed : await lookAgain(ports, hooks, address, assumed);
  const outcomes = changes.flatMap(({ step, change }) =>
    topics
      .filter(({ topic }) => step.topics.includes(topic))
      .map((after) => nameOutcome({ step, change, after })),
  );
  return { outcomes, topics };
}

type Change = { readonly step: TopicStep; readonly change: HookChange | FailedChange };

/** A shop that stops answering is not asked for more. */
async function takeSteps(
  ports: Ports,
  hooks: ShopHooks,
  steps: readonly TopicStep[],
  address: string,
): Promise<Change[]> {
  const deadline = ports.now() + beginWithinMs;
  const changes: Change[] = [];
  let goesOn = true;
  for (const step of steps) {
    goesOn &&= ports.now() <= deadline;
    const change: Change['change'] = goesOn
      ? await takeStep(ports, hooks, step, address)
      : { kind: 'not-asked' };
    goesOn &&= change.kind !== 'unavailable';
    changes.push({ step, change });
  }
  return changes;
}

async function takeStep(
  ports: Ports,
  hooks: ShopHooks,
  step: TopicStep,
  address: string,
): Promise<HookChange | FailedChange> {
  if (step.kind === 'keep') return { kind: 'done' };
  return changeHook(ports, () =>
    step.kind === 'add' ? hooks.add(step.topics, address) : hooks.mend(step.hook, step.topics),
  );
}

/** What the shop has if all that it answered is so. */
function assume(
  { wanted }: ShopHooks,
  before: readonly ShopHook[],
  address: string,
  changes: readonly Change[],
): TopicInShop[] {
  const done = changes.filter(({ change }) => change.kind === 'done');
  return compareTopics(wanted, before, address).map((topic) => {
    const isDone = done.some(({ step }) => step.topics.includes(topic.topic));
    return isDone && topic.state !== 'secret-unknown' ? { ...topic, state: 'registered' } : topic;
  });
}

/**
 * What the shop has, by its own list: two calls at once may each have made a hook, and then the same one of them goes,
 * whichever call looks. If the shop does not say, it is as `assumed`.
 */
async function lookAgain(
  ports: Ports,
  hooks: ShopHooks,
  address: string,
  assumed: readonly TopicInShop[],
): Promise<readonly TopicInShop[]> {
  try {
    const listed = await hooks.list();
    const surplus = listSurplus(listed, address);
    for (const hook of surplus) await hooks.remove(hook);
    const left = listed.filter((hook) => !surplus.includes(hook));
    return compareTopics(hooks.wanted, left, address);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    ports.logError(error);
    return assumed;
  }
}
