import type {
  Connection,
  PaymentsConnection,
  ShopConnection,
} from '../../core/programs/program.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import { conflict, invalid } from '../shared/http/problem-error.ts';
import type { WantedConnection } from './connection-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';

type Ports = Pick<ManageProgramsPorts, 'directory' | 'registry' | 'connectionSecrets' | 'now'>;

/**
 * Creates a connection or changes it.
 *
 * @throws ProblemError 422 for a program or a connection of orders that is not there, 409 where the facts
 *   that a connection has told already would belong to something else.
 */
export async function saveConnection(
  ports: Ports,
  merchantId: string,
  connectionId: string,
  wanted: WantedConnection,
): Promise<Connection> {
  const known = await ports.directory.findConnection(merchantId, connectionId);
  const base = { merchantId, connectionId, createdAt: known?.createdAt ?? ports.now() };
  const isPayments = wanted.provider === 'api';
  if (known !== undefined && isOtherKind(known, wanted)) throw otherKind();
  if (isPayments) return savePayments(ports, { ...base, ...wanted }, known);

  const { webhookSecrets, ...rest } = wanted;
  if ('programId' in rest) {
    const program = await ports.directory.findProgram(merchantId, rest.programId);
    if (program === undefined) {
      throw invalid([{ path: ['programId'], message: 'There is no such program.' }]);
    }
  }
  const hasPayments = isShop(known) ? known.hasPayments : undefined;
  const connection: Connection =
    'programId' in rest
      ? { ...base, ...rest, ...(hasPayments === true ? { hasPayments } : {}) }
      : { ...base, ...rest };
  // A connection without its secrets would refuse what the shop sends.
  await ports.connectionSecrets.saveWebhookSecrets(connectionId, webhookSecrets);
  await ports.registry.saveConnection(connection);
  return connection;
}

async function savePayments(
  { directory, registry }: Ports,
  connection: PaymentsConnection,
  known: Connection | undefined,
): Promise<Connection> {
  const { merchantId, ordersConnection } = connection;
  if (known?.provider === 'api' && known.ordersConnection !== ordersConnection) throw otherKind();
  const orders = await directory.findConnection(merchantId, `${merchantId}.${ordersConnection}`);
  if (!isShop(orders)) {
    throw invalid([
      { path: ['ordersConnection'], message: 'There is no such connection of orders.' },
    ]);
  }
  // First of all, the shop's orders are to keep their references.
  const shop: ShopConnection = { ...orders, hasPayments: true };
  await registry.saveConnection(shop);
  await registry.saveConnection(connection);
  return connection;
}

/** Two shop systems count their orders alike, so one name cannot be first the one's and then the other's. */
function isOtherKind(known: Connection, wanted: WantedConnection): boolean {
  if (known.provider === wanted.provider) return false;
  return (
    known.provider === 'api' || wanted.provider === 'api' || isShop(known) || 'programId' in wanted
  );
}

function otherKind() {
  return conflict(
    '/problems/connection-kind',
    'What this connection told belongs to its kind and its orders; take another name.',
  );
}
