import { sha256 } from '../../adapters/crypto/sha256.ts';
import { openShopHooks } from '../../adapters/shops/open-shop-hooks.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import { makeEndpoint } from '../../functions/manage-shop-topics/endpoint.ts';
import { callerOf } from './call-endpoint.ts';
import { aConnection } from './factories/index.ts';
import { orderMoment } from './factories/moments.ts';
import type { FakeShopHooks } from './fake-shop-hooks.ts';
import { inMemoryAuditLog } from './in-memory-audit-log.ts';
import { inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryRegisteredSecret } from './in-memory-registered-secret.ts';
import { inMemoryTopicCheckStore } from './in-memory-topic-check-store.ts';
import { testPatience } from './test-patience.ts';

const patience = { ...testPatience, retries: 1, waitMsMax: 200 };

/** The API of topics in shops over memory: the connection `shop` leads to a shop over HTTP, `mute` to none. */
export function aShopTopicsApi(shop: Pick<FakeShopHooks, 'access'>, provider: ShopProvider) {
  const clock = { now: orderMoment };
  const directory = inMemoryProgramDirectory({
    connections: [
      aConnection({ provider, hasApi: true }),
      aConnection({ connectionId: 'acme.mute', provider }),
      aConnection({ connectionId: 'acme.closed', provider, hasApi: true, closedAt: 1 }),
      aConnection({ connectionId: 'acme.own', provider: 'generic' }),
      aConnection({ connectionId: 'acme.adobe', provider: 'adobe-commerce-webhooks' }),
    ],
  });
  const audit = inMemoryAuditLog();
  const faults: unknown[] = [];
  const access: { api: unknown } = { api: shop.access };
  const keeper = inMemoryRegisteredSecret();
  const checks = inMemoryTopicCheckStore();
  const endpoint = makeEndpoint({
    ...{ directory, checks, audit, sha256 },
    openHooks: async (connection: Connection) =>
      openShopHooks(connection.provider, access.api, {
        ...{ allowsLoopback: true, patience, secret: 'given', sha256, keeper },
      }),
    // As in a deployment: only the shop of the test is on this machine.
    allowsLoopback: false,
    now: () => clock.now,
    logError: (error) => faults.push(error),
  });
  return { endpoint, call: callerOf(endpoint), audit, faults, clock, access, keeper, checks };
}
