export {
  compareTopics,
  isComplete,
  isDrift,
  type TopicInShop,
  type TopicState,
} from './compare-topics.ts';
export { coversTopic } from './covers-topic.ts';
export { isUsable, listSurplus, planTopics, type TopicStep } from './plan-topics.ts';
export type { HookChange, ShopHook, ShopHooks, WantedTopic } from './shop-hooks.ts';
export type { TopicCheck, TopicCheckStep, TopicCheckStore } from './topic-check.ts';
