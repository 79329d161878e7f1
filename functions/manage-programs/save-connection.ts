import { type AddressPolicy, readApiAddress } from '../../adapters/http/read-api-address.ts';
import { paymentsProviders } from '../../adapters/shops/shop-adapters.ts';
import type {
  Connection,
  PaymentsConnection,
  ShopConnection,
} from '../../core/programs/program.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import { conflict, invalid } from '../shared/http/problem-error.ts';
import type { WantedConnection } from './connection-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';

type Ports = Pick<
  ManageProgramsPorts,
  'directory' | 'registry' | 'connectionSecrets' | 'now' | 'allowsLoopback'
>;

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
  const isPayments = 'ordersConnection' in wanted;
  if (known !== undefined && isOtherKind(known, wanted)) throw otherKind();
  if (isPayments) return savePayments(ports, base, wanted, known);

  const { webhookSecrets, ...described } = wanted;
  const {
    api,
    identifySecrets: identify,
    ...rest
  } = { api: undefined, identifySecrets: undefined, ...described };
  const account = api && 'storeHash' in api ? api.storeHash : undefined;
  requireCallable(ports, api?.address);
  if (isOtherAccount(known, account)) throw otherKind();
  if ('programId' in rest) {
    const program = await ports.directory.findProgram(merchantId, rest.programId);
    if (program === undefined) {
      throw invalid([{ path: ['programId'], message: 'There is no such program.' }]);
    }
  }
  const connection: Connection =
    'programId' in rest
      ? {
          ...{ ...base, ...rest },
          ...(api === undefined ? {} : { hasApi: true }),
          ...(account === undefined ? {} : { account }),
          ...(keepsReferences(rest, known) ? { hasPayments: true } : {}),
        }
      : { ...base, ...rest };
  // A connection without its secrets would refuse what the shop sends.
  await ports.connectionSecrets.save(connectionId, {
    webhook: webhookSecrets,
    ...(identify === undefined ? {} : { identify }),
    ...(api === undefined ? {} : { api }),
  });
  await ports.registry.saveConnection(connection);
  return connection;
}

/** Credentials are only sent where they may be. */
function requireCallable(policy: AddressPolicy, address: string | undefined): void {
  if (address === undefined || readApiAddress(address, policy) !== undefined) return;
  const message =
    'This must be an https address with a public name, without a port, a user or a query.';
  throw invalid([{ path: ['api', 'address'], message }]);
}

function isOtherAccount(known: Connection | undefined, account: string | undefined): boolean {
  return isShop(known) && known.account !== undefined && known.account !== account;
}

/** A shop that moves money for others, too, tells of its own by reference, like they do. */
function keepsReferences(
  { provider }: Pick<ShopConnection, 'provider'>,
  known: Connection | undefined,
): boolean {
  return paymentsProviders.includes(provider) || (isShop(known) && known.hasPayments === true);
}

async function savePayments(
  { directory, registry, connectionSecrets }: Ports,
  base: Pick<Connection, 'merchantId' | 'connectionId' | 'createdAt'>,
  wanted: Extract<WantedConnection, { readonly ordersConnection: string }>,
  known: Connection | undefined,
): Promise<Connection> {
  const { provider, kind, ordersConnection } = wanted;
  const { merchantId, connectionId } = base;
  const connection: PaymentsConnection = { ...base, provider, kind, ordersConnection };
  if (known?.kind === 'payments' && known.ordersConnection !== ordersConnection) throw otherKind();
  const orders = await directory.findConnection(merchantId, `${merchantId}.${ordersConnection}`);
  if (!isShop(orders)) {
    throw invalid([
      { path: ['ordersConnection'], message: 'There is no such connection of orders.' },
    ]);
  }
  // First of all, the shop's orders are to keep their references.
  const shop: ShopConnection = { ...orders, hasPayments: true };
  await registry.saveConnection(shop);
  if ('webhookSecrets' in wanted) {
    await connectionSecrets.save(connectionId, { webhook: wanted.webhookSecrets });
  }
  await registry.saveConnection(connection);
  return connection;
}

/** Two shop systems count their orders alike, so one name cannot be first the one's and then the other's. */
function isOtherKind(known: Connection, wanted: WantedConnection): boolean {
  const isPayments = 'ordersConnection' in wanted;
  if ((known.kind === 'payments') !== isPayments) return true;
  // Only the account that a batch was planned for knows its keys.
  const isPayouts = 'kind' in wanted && wanted.kind === 'payouts';
  if ((known.kind === 'payouts') !== isPayouts) return true;
  if (isPayouts) return known.provider !== wanted.provider;
  if (isPayments || known.provider === wanted.provider) return false;
  return isShop(known) || 'programId' in wanted;
}

function otherKind() {
  return conflict(
    '/problems/connection-kind',
    'What this connection told belongs to its kind and its orders; take another name.',
  );
}
