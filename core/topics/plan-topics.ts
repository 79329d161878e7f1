import { coversTopic } from './covers-topic.ts';
import type { ShopHook, ShopHooks } from './shop-hooks.ts';

/** What is to be done in a shop for some topics; the topics that a step makes right are those that were not. */
export type TopicStep = { readonly topics: readonly string[] } & (
  | { readonly kind: 'add' }
  | { readonly kind: 'mend'; readonly hook: ShopHook }
  | { readonly kind: 'keep'; readonly hook: ShopHook }
);

/**
 * What makes a shop tell of all topics that are wanted, and nothing more: what is there is kept, what sends nothing, or not
 * all, is mended, and what is missing is made.
 *
 * @param hooks - what the shop has, other apps' hooks among them.
 */
export function planTopics(
  { wanted, topicsPerHook, isWrittenAgain }: ShopHooks,
  hooks: readonly ShopHook[],
  address: string,
): TopicStep[] {
  const names = wanted.map(({ topic }) => topic);
  const groups = topicsPerHook === 'all' ? [names] : names.map((name) => [name]);
  return groups.map((topics) => {
    const ours = listOurs(hooks, address);
    // One endpoint for all topics is mended also if it has none of them yet.
    const candidates =
      topicsPerHook === 'all' ? ours : ours.filter((hook) => topics.some(isIn(hook)));
    const [hook] = candidates.toSorted(comparePreference);
    if (hook === undefined) return { kind: 'add', topics };
    const isRight = isUsable(hook) && topics.every(isIn(hook)) && !isWrittenAgain;
    return { kind: isRight ? 'keep' : 'mend', hook, topics };
  });
}

/**
 * Hooks that tell what others tell already: of two calls that registered at once both may have made one. Both calls
 * choose the same ones, so that one is left.
 */
export function listSurplus(hooks: readonly ShopHook[], address: string): ShopHook[] {
  const kept: ShopHook[] = [];
  const surplus: ShopHook[] = [];
  for (const hook of hooks.filter((each) => each.address === address).toSorted(comparePreference)) {
    // What somebody made in the shop with a secret of its own is left to them.
    if (hook.secretUnknown === 'elsewhere') continue;
    const isTold = hook.topics.every((topic) => kept.some((other) => isIn(other)(topic)));
    (isTold && hook.topics.length > 0 ? surplus : kept).push(hook);
  }
  return surplus;
}

/** One whose secret was lost on its way here is made anew, so it does not count. */
function listOurs(hooks: readonly ShopHook[], address: string): ShopHook[] {
  return hooks.filter((hook) => hook.address === address && hook.secretUnknown !== 'here');
}

const isIn =
  ({ topics }: ShopHook) =>
  (topic: string): boolean =>
    topics.some((written) => coversTopic(written, topic));

export function isUsable({ isDisabled, isAltered }: ShopHook): boolean {
  return !isDisabled && !isAltered;
}

/** The best first, and of equals the oldest: ids count up, and where they do not, any order will do that all agree on. */
function comparePreference(a: ShopHook, b: ShopHook): number {
  return (
    faultsOf(a) - faultsOf(b) ||
    a.hookId.length - b.hookId.length ||
    (a.hookId < b.hookId ? -1 : Number(a.hookId > b.hookId))
  );
}

function faultsOf({ secretUnknown, isDisabled, isAltered }: ShopHook): number {
  const secret = { here: 8, elsewhere: 4 };
  return (
    (secretUnknown === undefined ? 0 : secret[secretUnknown]) +
    (isDisabled ? 2 : 0) +
    (isAltered ? 1 : 0)
  );
}
