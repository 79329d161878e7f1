import type { Instant } from '../time/instant.ts';
import type { TopicInShop } from './compare-topics.ts';

/** What was found when a connection's shop was last asked which topics it tells of, and where to. */
export type TopicCheck = {
  readonly merchantId: string;
  readonly connectionId: string;
  /** Scheme and host under which the topics were registered. */
  readonly origin: string;
  readonly checkedAt: Instant;
  /** The topics of which the shop does not tell as it should. */
  readonly drift: readonly TopicInShop[];
  /** They were taken out of the shop from here, and are not looked for any more. */
  readonly isWithdrawn?: true;
};

/** Asks for a connection's topics to be looked for in its shop. */
export type TopicCheckStep = Pick<TopicCheck, 'merchantId' | 'connectionId'> & {
  readonly kind: 'topics';
};

/** Remembers the last check of each connection's topics; there is none before they are registered from here. */
export interface TopicCheckStore {
  find(
    connection: Pick<TopicCheck, 'merchantId' | 'connectionId'>,
  ): Promise<TopicCheck | undefined>;
  /** Replaces the last one. */
  save(check: TopicCheck): Promise<void>;
}
