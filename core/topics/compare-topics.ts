import { coversTopic } from './covers-topic.ts';
import type { ShopHook, WantedTopic } from './shop-hooks.ts';

export type TopicState =
  /** The shop tells of it, to the connection's address. */
  | 'registered'
  | 'missing'
  /** There is a hook to the connection's address, to which the shop sends nothing. */
  | 'disabled'
  /** There is a hook to the connection's address which leaves something out. */
  | 'altered'
  /** There is a hook to the connection's address, and what it signs with cannot be known here. */
  | 'secret-unknown'
  /** There is none to the connection's address, and one to the same path of another system. */
  | 'other-address';

/** What a shop has of a wanted topic. */
export type TopicInShop = WantedTopic & {
  readonly state: TopicState;
  /** Where else it is sent, if it is not sent here. */
  readonly otherAddresses?: readonly string[];
};

/**
 * Compares what a shop has with what is wanted. A hook is ours if it leads to the connection's address, whoever made it;
 * what leads elsewhere is somebody else's, also if it looks like ours.
 *
 * @param address - where the shop is to send, as an absolute address.
 */
export function compareTopics(
  wanted: readonly WantedTopic[],
  hooks: readonly ShopHook[],
  address: string,
): TopicInShop[] {
  return wanted.map((each) => {
    const covering = hooks.filter(({ topics }) =>
      topics.some((topic) => coversTopic(topic, each.topic)),
    );
    const states = covering.filter((hook) => hook.address === address).map(stateOf);
    const [best] = states.toSorted((a, b) => ranks.indexOf(a) - ranks.indexOf(b));
    if (best !== undefined) return { ...each, state: best };
    const otherAddresses = covering
      .map((hook) => hook.address)
      .filter((other) => isSamePath(other, address));
    return otherAddresses.length === 0
      ? { ...each, state: 'missing' }
      : { ...each, state: 'other-address', otherAddresses };
  });
}

/** Of several hooks for a topic the best one counts. */
const ranks: readonly TopicState[] = ['registered', 'secret-unknown', 'altered', 'disabled'];

function stateOf({ isDisabled, isAltered, secretUnknown }: ShopHook): TopicState {
  if (isDisabled) return 'disabled';
  if (isAltered) return 'altered';
  return secretUnknown === undefined ? 'registered' : 'secret-unknown';
}

/** A path names the merchant and the connection. */
function isSamePath(one: string, other: string): boolean {
  const pathOf = (address: string) => /^https?:\/\/[^/]+(\/[^?#]*)$/.exec(address)?.[1];
  return pathOf(one) !== undefined && pathOf(one) === pathOf(other);
}

/** Whether a topic is not as it has to be; one that not every shop has may be missing. */
export function isDrift({ state, isOptional }: TopicInShop): boolean {
  if (state === 'registered') return false;
  return isOptional !== true || (state !== 'missing' && state !== 'other-address');
}

/** Whether nothing is left to register. */
export function isComplete(topics: readonly TopicInShop[]): boolean {
  return !topics.some(isDrift);
}
