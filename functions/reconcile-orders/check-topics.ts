import { ApiUnauthorisedError } from '../../adapters/http/api-error.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import type { Instant } from '../../core/time/instant.ts';
import {
  compareTopics,
  isDrift,
  type ShopHook,
  type ShopHooks,
  type TopicCheckStep,
  type TopicCheckStore,
  type TopicInShop,
} from '../../core/topics/index.ts';

export type CheckTopicsPorts = {
  readonly connections: Pick<ProgramDirectory, 'findConnection'>;
  readonly checks: TopicCheckStore;
  /** The hooks of the connection's shop; nothing if they are made by hand. */
  readonly openHooks: (connection: Connection) => Promise<ShopHooks | undefined>;
  /** Told of topics that the shop does not send any more, so that somebody is alarmed. */
  readonly reportLost: (connection: Connection, lost: readonly TopicInShop[]) => void;
  readonly reportRefused: (connection: Connection, error: ApiUnauthorisedError) => void;
  readonly now: () => Instant;
};

/**
 * Looks whether a connection's shop still tells of the topics that were registered in it, and writes down what it finds.
 * Nothing is registered anew: somebody in the shop may have taken it out on purpose.
 *
 * Whatever keeps the shop from answering is thrown, so that the message comes again.
 */
export function makeCheckTopics(ports: CheckTopicsPorts) {
  return async ({ merchantId, connectionId }: TopicCheckStep): Promise<void> => {
    const check = await ports.checks.find({ merchantId, connectionId });
    if (check === undefined || check.isWithdrawn) return;
    const connection = await ports.connections.findConnection(merchantId, connectionId);
    if (!isShop(connection) || connection.closedAt !== undefined || !connection.hasApi) return;
    const hooks = await ports.openHooks(connection);
    if (hooks === undefined) return;

    const listed = await list(ports, connection, hooks);
    const address = `${check.origin}/webhooks/${connection.provider}/${connectionId}`;
    const drift = compareTopics(hooks.wanted, listed, address).filter(isDrift);
    await ports.checks.save({ ...check, checkedAt: ports.now(), drift });
    // What is signed with a secret that nobody here was told may be given with the connection.
    const lost = drift.filter(({ state }) => state !== 'secret-unknown');
    if (lost.length > 0) ports.reportLost(connection, lost);
  };
}

async function list(
  { reportRefused }: CheckTopicsPorts,
  connection: Connection,
  hooks: ShopHooks,
): Promise<readonly ShopHook[]> {
  try {
    return await hooks.list();
  } catch (error) {
    if (error instanceof ApiUnauthorisedError) reportRefused(connection, error);
    throw error;
  }
}
