import { sha256 } from '../../adapters/crypto/sha256.ts';
import { openShopCodes } from '../../adapters/shops/open-shop-codes.ts';
import type { Connection } from '../../core/programs/program.ts';
import { makeEndpoint } from '../../functions/manage-shop-codes/endpoint.ts';
import { callerOf } from './call-endpoint.ts';
import { aCode, aConnection, anEnrolment, aProgram } from './factories/index.ts';
import { orderMoment } from './factories/moments.ts';
import type { FakeShopCodes } from './fake-shop-codes.ts';
import { inMemoryAuditLog } from './in-memory-audit-log.ts';
import { inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { testPatience } from './test-patience.ts';

const patience = { ...testPatience, retries: 1, waitMsMax: 200 };

/**
 * The API of codes in shops over memory, at the factories' moment and later: mia and leo are enrolled, MIA10 is mia's, and the
 * connection `shop` leads to a shop over HTTP.
 */
export function aShopCodesApi(
  shop: Pick<FakeShopCodes, 'access'>,
  provider: 'shopify' | 'woocommerce' | 'stripe' | 'bigcommerce' = 'shopify',
) {
  const clock = { now: orderMoment };
  const programs = inMemoryProgramDirectory({
    programs: [aProgram()],
    enrolments: [anEnrolment(), anEnrolment({ creatorId: 'leo' })],
    codes: [aCode()],
    connections: [
      aConnection({ provider, hasApi: true }),
      aConnection({ connectionId: 'acme.mute', provider }),
      aConnection({ connectionId: 'acme.closed', provider, hasApi: true, closedAt: 1 }),
      aConnection({ connectionId: 'acme.other', provider, hasApi: true, programId: 'autumn' }),
      aConnection({ connectionId: 'acme.second', provider, hasApi: true }),
    ],
  });
  const audit = inMemoryAuditLog();
  const faults: unknown[] = [];
  const access: { api: unknown } = { api: shop.access };
  const endpoint = makeEndpoint({
    directory: programs,
    registry: programs,
    openCodes: async (connection: Connection) =>
      openShopCodes(connection.provider, access.api, { allowsLoopback: true, patience }),
    audit,
    sha256,
    now: () => clock.now,
    logError: (error) => faults.push(error),
  });
  return { endpoint, call: callerOf(endpoint), programs, audit, faults, clock, access };
}
