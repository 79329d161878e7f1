import type { ShopHook, ShopHooks } from '../../core/topics/index.ts';
import { askShop } from '../shared/http/ask-shop.ts';
import { changeHook, type FailedChange } from './change-hook.ts';
import type { ManageShopTopicsPorts } from './ports.ts';

/** What became of the hook for some topics. */
export type TopicRemoval = {
  readonly topics: readonly string[];
  readonly outcome: 'removed' | 'refused' | FailedChange['kind'];
  readonly detail?: string;
};

type Ports = Pick<ManageShopTopicsPorts, 'logError' | 'now'>;

/** Nothing is begun later than this after the first: who asked is still waiting. */
const beginWithinMs = 12_000;

/**
 * Takes every hook out of a shop that leads to an address, whoever made it, and none that leads elsewhere. Made again, it
 * finishes what an earlier call left.
 *
 * @throws ProblemError 502 or 503 if the shop does not even say what it has.
 */
export async function removeTopics(
  ports: Ports,
  hooks: ShopHooks,
  address: string,
): Promise<TopicRemoval[]> {
  const listed = await askShop(ports, () => hooks.list());
  const deadline = ports.now() + beginWithinMs;
  const removals: TopicRemoval[] = [];
  let goesOn = true;
  for (const hook of listed.filter((each) => each.address === address)) {
    goesOn &&= ports.now() <= deadline;
    const removal: TopicRemoval = goesOn
      ? await removeHook(ports, hooks, hook)
      : { topics: hook.topics, outcome: 'not-asked' };
    goesOn &&= removal.outcome !== 'unavailable';
    removals.push(removal);
  }
  return removals;
}

async function removeHook(ports: Ports, hooks: ShopHooks, hook: ShopHook): Promise<TopicRemoval> {
  const { topics } = hook;
  const change = await changeHook(ports, () => hooks.remove(hook));
  if (change.kind === 'done') return { topics, outcome: 'removed' };
  const detail = change.kind === 'refused' ? { detail: change.message } : {};
  return { topics, outcome: change.kind, ...detail };
}
