import { sha256 } from '../../adapters/crypto/sha256.ts';
import { openStripeOnboarding } from '../../adapters/rails/stripe/open-stripe-onboarding.ts';
import { makeEndpoint } from '../../functions/manage-rail-accounts/endpoint.ts';
import { callerOf } from './call-endpoint.ts';
import { aConnection, aPayoutConnection } from './factories/a-program.ts';
import { aCreator } from './factories/index.ts';
import { orderMoment } from './factories/moments.ts';
import { inMemoryAccountOpeningStore } from './in-memory-account-opening-store.ts';
import { inMemoryAuditLog } from './in-memory-audit-log.ts';
import { inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryReceiverAccountStore } from './in-memory-receiver-account-store.ts';
import { railPatience } from './rails/fake-rail.ts';
import { startFakeStripe, stripeTestKey } from './rails/start-fake-stripe.ts';

/** The API of creators' accounts over memory: the connections `money` and `spare` lead to a platform at Stripe over HTTP. */
export async function aRailAccountsApi() {
  const clock = { now: orderMoment };
  const stripe = await startFakeStripe(() => clock.now);
  const directory = inMemoryProgramDirectory({
    creators: [
      aCreator({ creatorId: 'mia' }),
      aCreator({ creatorId: 'zoe' }),
      aCreator({ creatorId: 'gone', erasedAt: 1 }),
    ],
    connections: [
      aPayoutConnection({ connectionId: 'acme.money' }),
      aPayoutConnection({ connectionId: 'acme.a-spare' }),
      aPayoutConnection({ connectionId: 'acme.closed', closedAt: 1 }),
      aPayoutConnection({ connectionId: 'acme.paypal', provider: 'paypal' }),
      aConnection({ connectionId: 'acme.shop' }),
    ],
  });
  const openings = inMemoryAccountOpeningStore();
  const receivers = inMemoryReceiverAccountStore();
  const audit = inMemoryAuditLog();
  const faults: unknown[] = [];
  const access: { api: unknown } = { api: { secretKey: stripeTestKey, address: stripe.address } };
  /** Nothing is saved any more of what Stripe answers, as if the function were killed. */
  const death = { isNear: false };
  const endpoint = makeEndpoint({
    ...{ directory, registry: directory, receivers, audit, sha256 },
    openings: {
      ...openings,
      change: async (key, toNext) => {
        const before = await openings.find(key);
        if (death.isNear && before !== undefined) throw new Error('Killed.');
        return openings.change(key, toNext);
      },
    },
    openOnboarding: async () =>
      openStripeOnboarding(access.api, { allowsLoopback: true, patience: railPatience }),
    now: () => clock.now,
    logError: (error) => faults.push(error),
  });
  const call = callerOf(endpoint);
  return { stripe, directory, receivers, audit, faults, access, death, clock, call };
}
