import { ApiUnauthorisedError } from '../../adapters/http/api-error.ts';
import { formatVersion } from '../../adapters/shops/format-version.ts';
import type { ParsedFact } from '../../adapters/shops/shop-adapter.ts';
import type { FetchedOrder, ShopClient } from '../../adapters/shops/shop-client.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { conversionIdOf } from '../../core/settlement/conversion-id.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import { type FactPorts, keepTold } from '../shared/facts/keep-told.ts';
import type { RefetchMessage } from '../shared/queues/work-messages.ts';
import { withdrawRefunds } from './withdraw-refunds.ts';

export type RefetchPorts = FactPorts & {
  readonly connections: Pick<ProgramDirectory, 'findConnection'>;
  /** The client of the connection's shop; nothing if it is not asked. */
  readonly openClient: (connection: Connection) => Promise<ShopClient | undefined>;
  readonly store: Pick<ConversionStore, 'addFact' | 'addRejectedFact' | 'load'>;
  /** Told whenever a shop refuses a connection's credentials, so that somebody is alarmed. */
  readonly reportRefused: (connection: Connection, error: ApiUnauthorisedError) => void;
};

export type RefetchOutcome = 'stored' | 'duplicate' | 'rejected' | 'unknown';

/** An order that its shop has just told of cannot be found: it is looked for once more. */
export class OrderNotFoundYetError extends Error {
  constructor({ connectionId, orderId }: RefetchMessage) {
    super(`The shop of ${connectionId} does not know the order ${orderId} yet, or not any more.`);
    this.name = 'OrderNotFoundYetError';
  }
}

/**
 * Reads an order from its shop's API and keeps what it is now, as if the shop had told it. Whatever keeps the shop from
 * answering is thrown, so that the message comes again, and in the end is set aside: refused credentials, too, because
 * somebody can give the connection others.
 */
export function makeRefetchOrder(ports: RefetchPorts) {
  return async (
    message: RefetchMessage,
    { isRetry }: { readonly isRetry: boolean },
  ): Promise<RefetchOutcome> => {
    const { merchantId, connectionId, orderId } = message;
    const connection = await ports.connections.findConnection(merchantId, connectionId);
    // The connection is closed, or another one, since.
    if (connection === undefined || connection.closedAt !== undefined) return 'unknown';
    const client = await ports.openClient(connection);
    if (client === undefined) return 'unknown';

    const conversionId = conversionIdOf(message);
    const { facts: known } = await ports.store.load({ merchantId, conversionId });
    const fetched = await fetchOrder(ports, connection, client, message);
    switch (fetched.kind) {
      case 'facts': {
        const { facts, allRefunds } = fetched;
        const withdrawn = allRefunds && withdrawRefunds(connection.provider, known, allRefunds);
        return keepTold(ports, connection, {
          kind: 'facts',
          facts: [...facts, ...(withdrawn ?? [])],
        });
      }
      case 'rejected': {
        const { rejection } = fetched;
        const source = `${connectionId}/${orderId}: ${rejection.reason}, ${rejection.detail}`;
        return keepTold(ports, connection, { ...fetched, topic: 'refetch', source });
      }
      case 'not-found':
        // A shop may tell of an order before its API has it.
        if (!isRetry) throw new OrderNotFoundYetError(message);
        return keepGone(ports, connection, message, known);
    }
  };
}

async function fetchOrder(
  ports: RefetchPorts,
  connection: Connection,
  client: ShopClient,
  { orderId, ...telling }: RefetchMessage,
): Promise<FetchedOrder> {
  try {
    return await client.fetchOrder(orderId, telling);
  } catch (error) {
    if (error instanceof ApiUnauthorisedError) ports.reportRefused(connection, error);
    throw error;
  }
}

/** An order that was here and is not in its shop any more is cancelled; of one that was never here there is nothing to cancel. */
async function keepGone(
  ports: RefetchPorts,
  connection: Connection,
  message: RefetchMessage,
  known: readonly Fact[],
): Promise<RefetchOutcome> {
  if (!known.some(({ content }) => content.kind === 'order')) return 'unknown';
  return keepTold(ports, connection, { kind: 'facts', facts: [cancellation(connection, message)] });
}

/** Told at the time of the event, so that whatever the shop says of the order later stands against it. */
function cancellation({ provider }: Connection, { orderId, toldAt }: RefetchMessage): ParsedFact {
  return {
    factId: `${provider}/deletion/${orderId}@${formatVersion(toldAt)}`,
    orderId,
    sourceVersion: toldAt,
    content: { kind: 'cancellation', topic: 'refetch', cancellation: { cancelledAt: toldAt } },
  };
}
