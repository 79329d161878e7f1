import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { ConnectionSecret } from '../../adapters/secrets/connection-secrets.ts';
import type { OrderWalkStep } from '../../core/reconciliation/index.ts';
import { makeEndpoint } from '../../functions/manage-programs/endpoint.ts';
import { aTextSeal } from './a-text-seal.ts';
import { callerOf } from './call-endpoint.ts';
import { orderMoment } from './factories/moments.ts';
import { inMemoryAccountIndex } from './in-memory-account-index.ts';
import { inMemoryAuditLog } from './in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from './in-memory-idempotency-store.ts';
import { inMemoryOrderWalkStore } from './in-memory-order-walk-store.ts';
import { type InitialPrograms, inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryRateImports } from './in-memory-rate-imports.ts';
import { inMemoryRateStore } from './in-memory-rate-store.ts';
import { inMemoryTopicCheckStore } from './in-memory-topic-check-store.ts';

/** The management API over memory, at the factories' moment, with ids that count. */
export function aManagementApi(contents: Partial<InitialPrograms> = {}) {
  const programs = inMemoryProgramDirectory(contents);
  const rates = inMemoryRateStore();
  const imports = inMemoryRateImports();
  const connectionSecrets = new Map<string, ConnectionSecret>();
  const peppers = pseudonymiser({ current: 'k1', keys: { k1: 'pepper' } });
  const walks = inMemoryOrderWalkStore();
  const checks = inMemoryTopicCheckStore();
  const enqueued: OrderWalkStep[] = [];
  const faults: unknown[] = [];
  const audit = inMemoryAuditLog();
  const accounts = inMemoryAccountIndex();
  let ids = 0;
  const endpoint = makeEndpoint(
    {
      directory: programs,
      registry: programs,
      rates,
      imports,
      walks,
      checks,
      enqueueWalk: async (step) => void enqueued.push(step),
      audit,
      requests: inMemoryIdempotencyStore(),
      connectionSecrets: {
        async save(connectionId, secret) {
          connectionSecrets.set(connectionId, secret);
        },
      },
      hashPersonalKeys: async (merchantId, keys) => peppers.hashesOf(merchantId, keys),
      accounts,
      openSeal: async () => aTextSeal,
      allowsLoopback: false,
      newId: () => {
        ids += 1;
        return `id${String(ids).padStart(20, '0')}`;
      },
      now: () => orderMoment,
      sha256,
    },
    (error) => faults.push(error),
  );
  return {
    ...{
      endpoint,
      call: callerOf(endpoint),
      programs,
      rates,
      imports,
      audit,
      connectionSecrets,
      faults,
    },
    ...{ walks, checks, enqueued, accounts },
  };
}
