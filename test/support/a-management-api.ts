import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { makeEndpoint } from '../../functions/manage-programs/endpoint.ts';
import { callerOf } from './call-endpoint.ts';
import { orderMoment } from './factories/moments.ts';
import { inMemoryAuditLog } from './in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from './in-memory-idempotency-store.ts';
import { type InitialPrograms, inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryRateStore } from './in-memory-rate-store.ts';

/** The management API over memory, at the factories' moment, with ids that count. */
export function aManagementApi(contents: Partial<InitialPrograms> = {}) {
  const programs = inMemoryProgramDirectory(contents);
  const rates = inMemoryRateStore();
  const webhookSecrets = new Map<string, readonly string[]>();
  const identifySecrets = new Map<string, readonly string[]>();
  const peppers = pseudonymiser({ current: 'k1', keys: { k1: 'pepper' } });
  const faults: unknown[] = [];
  const audit = inMemoryAuditLog();
  let ids = 0;
  const endpoint = makeEndpoint(
    {
      directory: programs,
      registry: programs,
      rates,
      audit,
      requests: inMemoryIdempotencyStore(),
      connectionSecrets: {
        async save(connectionId, { webhook, identify = [] }) {
          webhookSecrets.set(connectionId, webhook);
          identifySecrets.set(connectionId, identify);
        },
      },
      hashPersonalKeys: async (merchantId, keys) => peppers.hashesOf(merchantId, keys),
      newId: () => {
        ids += 1;
        return `id${String(ids).padStart(20, '0')}`;
      },
      now: () => orderMoment,
      sha256,
    },
    (error) => faults.push(error),
  );
  const stores = { programs, rates, audit, webhookSecrets, identifySecrets };
  return { endpoint, call: callerOf(endpoint), ...stores, faults };
}
