import { UnusableAccessError } from '../../adapters/http/read-access.ts';
import { MalformedSecretError } from '../../adapters/secrets/secrets.ts';
import { registersTopics } from '../../adapters/shops/open-shop-hooks.ts';
import type { ShopConnection } from '../../core/programs/program.ts';
import type { ShopHooks } from '../../core/topics/index.ts';
import { conflict } from '../shared/http/problem-error.ts';
import type { ManageShopTopicsPorts } from './ports.ts';

/**
 * The hooks of a connection's shop.
 *
 * @throws ProblemError 409 if its topics are registered by hand, or the connection has nothing that opens its API.
 */
export async function openHooksOf(
  { openHooks }: Pick<ManageShopTopicsPorts, 'openHooks'>,
  connection: ShopConnection,
): Promise<ShopHooks> {
  if (!registersTopics(connection.provider)) throw registeredByHand();
  const hooks = connection.hasApi === true ? await openUsable(openHooks, connection) : undefined;
  if (hooks === undefined) throw registeredByHand();
  return hooks;
}

async function openUsable(
  openHooks: ManageShopTopicsPorts['openHooks'],
  connection: ShopConnection,
): Promise<ShopHooks | undefined> {
  try {
    return await openHooks(connection);
  } catch (error) {
    if (error instanceof UnusableAccessError || error instanceof MalformedSecretError) {
      return undefined;
    }
    throw error;
  }
}

const registeredByHand = () =>
  conflict(
    '/problems/topics-not-registered',
    'This connection has no access to an API by which topics are registered. Give it one under "api", if its shop has it, or register them in the shop by hand.',
  );
