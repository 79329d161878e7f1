import { UnusableAccessError } from '../../adapters/http/read-access.ts';
import { MalformedSecretError } from '../../adapters/secrets/secrets.ts';
import type { ShopCodes } from '../../core/codes/shop-codes.ts';
import type { ShopConnection } from '../../core/programs/program.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import { conflict, invalid } from '../shared/http/problem-error.ts';
import type { ManageShopCodesPorts } from './ports.ts';

type Ports = Pick<ManageShopCodesPorts, 'directory' | 'openCodes'>;

/**
 * The open connection of a shop that a request names.
 *
 * @throws ProblemError 422 if there is none.
 */
export async function requireShop(
  { directory }: Ports,
  merchantId: string,
  name: string,
): Promise<ShopConnection> {
  const found = await directory.findConnection(merchantId, `${merchantId}.${name}`);
  if (isShop(found) && found.closedAt === undefined) return found;
  const message = 'There is no such connection of orders, or it is closed.';
  throw invalid([{ path: ['connection'], message }]);
}

/**
 * The codes of a connection's shop.
 *
 * @throws ProblemError 409 if the shop is not asked, or the connection has nothing that opens its API.
 */
export async function openCodesOf(
  { openCodes }: Ports,
  connection: ShopConnection,
): Promise<ShopCodes> {
  const codes = connection.hasApi === true ? await openUsable(openCodes, connection) : undefined;
  if (codes !== undefined) return codes;
  throw conflict(
    '/problems/connection-without-api',
    'The connection has no access to an API by which codes are made. Save it with one, or bring the codes to the shop as CSV.',
  );
}

async function openUsable(
  openCodes: Ports['openCodes'],
  connection: ShopConnection,
): Promise<ShopCodes | undefined> {
  try {
    return await openCodes(connection);
  } catch (error) {
    if (error instanceof UnusableAccessError || error instanceof MalformedSecretError) {
      return undefined;
    }
    throw error;
  }
}
