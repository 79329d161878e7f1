import { listsOrders } from '../../adapters/shops/lists-orders.ts';
import type { Connection, ShopConnection } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import {
  beginReconciliation,
  type OrderWalk,
  type OrderWalkStep,
  type OrderWalkStore,
} from '../../core/reconciliation/index.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { TopicCheckStep, TopicCheckStore } from '../../core/topics/index.ts';
import { findSilence } from './find-silence.ts';

export type BeginWalksPorts = {
  readonly directory: Pick<ProgramDirectory, 'listMerchantIds'>;
  readonly registry: Pick<ProgramRegistry, 'listConnections'>;
  readonly walks: OrderWalkStore;
  readonly checks: Pick<TopicCheckStore, 'find'>;
  readonly conversions: Pick<ConversionStore, 'listOfDay'>;
  /** Asks for walks to be gone on with, and topics to be looked for. */
  readonly enqueue: (steps: readonly (OrderWalkStep | TopicCheckStep)[]) => Promise<void>;
  /** Told of a connection that used to bring orders, and has brought none for some days. */
  readonly reportSilent: (connection: Connection, silentDays: number) => void;
  readonly now: () => Instant;
};

const connectionsPerPage = 100;

/**
 * Begins the night's walk of every connection whose shop can be listed, or goes on with the last one if that is not
 * over; goes on with backfills that were left; looks for orders of the others; and asks for the topics of those whose topics
 * are registered. Twice in a night is harmless.
 */
export function makeBeginWalks(ports: BeginWalksPorts) {
  return async (): Promise<void> => {
    for (const merchantId of await ports.directory.listMerchantIds()) {
      let after: string | undefined;
      do {
        const page = { limit: connectionsPerPage, ...(after === undefined ? {} : { after }) };
        const { items, next } = await ports.registry.listConnections(merchantId, page);
        for (const connection of items) await lookAt(ports, connection);
        after = next;
      } while (after !== undefined);
    }
  };
}

async function lookAt(ports: BeginWalksPorts, connection: Connection): Promise<void> {
  if (!isShop(connection) || connection.closedAt !== undefined) return;
  await askForTopics(ports, connection);
  if (connection.hasApi && listsOrders(connection.provider)) return beginWalk(ports, connection);
  const silentDays = await findSilence(ports.conversions, connection, ports.now());
  if (silentDays !== undefined) ports.reportSilent(connection, silentDays);
}

async function askForTopics(
  { checks, enqueue }: BeginWalksPorts,
  { merchantId, connectionId }: ShopConnection,
): Promise<void> {
  const check = await checks.find({ merchantId, connectionId });
  if (check === undefined || check.isWithdrawn) return;
  await enqueue([{ merchantId, connectionId, kind: 'topics' }]);
}

async function beginWalk(
  { walks, enqueue, now }: BeginWalksPorts,
  connection: ShopConnection,
): Promise<void> {
  const { merchantId, connectionId } = connection;
  const nightly = { merchantId, connectionId, kind: 'reconciliation' } as const;
  const backfill = { merchantId, connectionId, kind: 'backfill' } as const;
  const last = await walks.find(nightly);
  if (last === undefined || isOver(last)) {
    // If somebody else has just begun one, that is gone on with.
    await walks.save(beginReconciliation(connection, last, now()));
  }
  const found = await Promise.all([walks.find(nightly), walks.find(backfill)]);
  await enqueue(found.filter((walk) => walk !== undefined).filter((walk) => !isOver(walk)));
}

const isOver = ({ doneAt }: OrderWalk): boolean => doneAt !== undefined;
