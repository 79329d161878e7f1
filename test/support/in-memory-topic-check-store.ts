import type { TopicCheck, TopicCheckStore } from '../../core/topics/index.ts';

/** Checks that are remembered for the length of a test. */
export function inMemoryTopicCheckStore(): TopicCheckStore {
  const checks = new Map<string, TopicCheck>();
  return {
    async find({ merchantId, connectionId }) {
      return checks.get(JSON.stringify([merchantId, connectionId]));
    },
    async save(check) {
      checks.set(JSON.stringify([check.merchantId, check.connectionId]), check);
    },
  };
}
