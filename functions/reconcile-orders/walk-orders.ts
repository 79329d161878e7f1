import { ApiError, ApiUnauthorisedError } from '../../adapters/http/api-error.ts';
import { UnusableAccessError } from '../../adapters/http/read-access.ts';
import type { ListedOrder, OrderPage } from '../../adapters/shops/order-listing.ts';
import type { ShopClient } from '../../adapters/shops/shop-client.ts';
import type { Connection, ShopConnection } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import {
  failWalk,
  type OrderWalk,
  type OrderWalkStep,
  type OrderWalkStore,
  passPage,
  shouldBeTold,
} from '../../core/reconciliation/index.ts';
import { conversionIdOf } from '../../core/settlement/conversion-id.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { RefetchMessage } from '../shared/queues/work-messages.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';

export type WalkOrdersPorts = {
  readonly connections: Pick<ProgramDirectory, 'findConnection'>;
  readonly walks: OrderWalkStore;
  readonly conversions: Pick<ConversionStore, 'load'>;
  /** The client of the connection's shop; nothing if it is not asked. */
  readonly openClient: (connection: Connection) => Promise<ShopClient | undefined>;
  /** Asks for orders to be read; they are in the queue when it answers. */
  readonly askFor: (orders: readonly RefetchMessage[]) => Promise<void>;
  /** Asks for the walk to be gone on with, after some seconds. */
  readonly goOn: (step: OrderWalkStep, delaySeconds: number) => Promise<void>;
  /** Told when a night found orders that the shop should have told of, so that somebody is alarmed. */
  readonly reportUntold: (connection: Connection, untold: number) => void;
  readonly reportRefused: (connection: Connection, error: ApiUnauthorisedError) => void;
  readonly now: () => Instant;
};

export type WalkOutcome = 'nothing-to-do' | 'taken-over' | 'goes-on' | 'done';

/** Orders whose facts are looked for at once. */
const concurrency = 10;

/**
 * Takes a walk one page further: orders whose last change is not among the facts are asked for, the page is written
 * down, and the next is asked for. It is written down when all of it is in the queue, so whoever is killed asks for
 * some orders again, and for none too few. Of several who are at one walk, one goes on.
 *
 * Whatever keeps the shop from answering is kept with the walk and thrown, so that the message comes again.
 */
export function makeWalkOrders(ports: WalkOrdersPorts) {
  return async (step: OrderWalkStep): Promise<WalkOutcome> => {
    const walk = await ports.walks.find(step);
    if (walk === undefined || walk.doneAt !== undefined) return 'nothing-to-do';
    if (walk.pages !== step.pages) return 'taken-over';
    const connection = await ports.connections.findConnection(step.merchantId, step.connectionId);
    // The connection is closed, or another one, since.
    if (!isShop(connection) || connection.closedAt !== undefined) return 'nothing-to-do';
    const page = await listPage(ports, connection, walk);
    return page === undefined ? 'nothing-to-do' : walkPage(ports, connection, walk, page);
  };
}

async function listPage(
  ports: WalkOrdersPorts,
  connection: ShopConnection,
  walk: OrderWalk,
): Promise<OrderPage | undefined> {
  const { changedFrom, changedUntil, cursor } = walk;
  try {
    const client = await ports.openClient(connection);
    const range = { changedFrom, changedUntil };
    return await client?.listOrders?.(cursor === undefined ? range : { ...range, cursor });
  } catch (error) {
    if (error instanceof ApiUnauthorisedError) ports.reportRefused(connection, error);
    if (error instanceof ApiError || error instanceof UnusableAccessError) {
      await ports.walks.save(failWalk(walk, { at: ports.now(), reason: error.message }));
    }
    throw error;
  }
}

async function walkPage(
  ports: WalkOrdersPorts,
  connection: ShopConnection,
  walk: OrderWalk,
  { orders, next }: OrderPage,
): Promise<WalkOutcome> {
  const unknown = await findUnknown(ports, connection, orders);
  const { merchantId, connectionId } = connection;
  const toldAt = ports.now();
  await ports.askFor(
    unknown.map(({ orderId }) => ({ merchantId, connectionId, orderId, toldAt, isUntold: true })),
  );
  const last = orders.at(-1)?.changedAt;
  const passed = passPage(
    walk,
    {
      listed: orders.length,
      asked: unknown.length,
      untold: unknown.filter(({ changedAt }) => shouldBeTold(walk, changedAt)).length,
      ...(last === undefined ? {} : { lastChangedAt: last }),
      ...(next === undefined ? {} : { next }),
    },
    ports.now(),
  );
  // Before it is written down: twice is better than not at all.
  if (next === undefined && passed.untold > 0) ports.reportUntold(connection, passed.untold);
  if ((await ports.walks.save(passed)) === 'stale') return 'taken-over';
  if (next === undefined) return 'done';
  await ports.goOn(passed, pause(unknown.length));
  return 'goes-on';
}

/** Orders are read at about one a second, and what webhooks ask for is to find a queue that is almost empty. */
const pause = (asked: number): number => Math.min(asked, 900);

/** Those whose last change is not among their facts, so that no shop is asked for what it has told. */
async function findUnknown(
  { conversions }: WalkOrdersPorts,
  { merchantId, connectionId }: ShopConnection,
  orders: readonly ListedOrder[],
): Promise<ListedOrder[]> {
  const found = await mapBounded(orders, concurrency, async (order) => {
    const conversionId = conversionIdOf({ merchantId, connectionId, orderId: order.orderId });
    const { facts } = await conversions.load({ merchantId, conversionId });
    const isKnown = facts.some(
      ({ content, sourceVersion }) => content.kind === 'order' && sourceVersion >= order.changedAt,
    );
    return isKnown ? [] : [order];
  });
  return found.flat();
}
