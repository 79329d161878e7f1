import { makeEndpoint } from '../../functions/record-facts/endpoint.ts';
import type { AuthorizerContext } from '../../functions/shared/http/caller.ts';
import { aReadingWorld } from './a-reading-world.ts';
import { type ApiAnswer, callerOf } from './call-endpoint.ts';
import { inMemoryIdempotencyStore } from './in-memory-idempotency-store.ts';
import type { InitialPrograms } from './in-memory-program-directory.ts';
import { netOf } from './net-of.ts';

/** Two people of the merchant's. */
export const ada: AuthorizerContext = { merchantId: 'acme', keyId: 'ada', scopes: 'manage' };
export const bob: AuthorizerContext = { merchantId: 'acme', keyId: 'bob', scopes: 'manage' };

/**
 * The reading world, and people who say what no shop says. Every call has an idempotency key of its own
 * unless it names one, and what it says is assessed at once.
 */
export function aTellingWorld(programs: Partial<InitialPrograms> = {}) {
  const world = aReadingWorld(programs);
  const endpoint = makeEndpoint({ ...world, requests: inMemoryIdempotencyStore() }, (error) => {
    throw error;
  });
  const call = callerOf(endpoint);
  let calls = 0;

  return {
    ...world,
    async tell(
      route: string,
      body: unknown,
      {
        as = ada,
        key,
        query = '',
      }: {
        readonly as?: AuthorizerContext;
        readonly key?: string;
        readonly query?: string;
      } = {},
    ): Promise<ApiAnswer> {
      calls += 1;
      const answer = await call(route, {
        as,
        body,
        query,
        headers: { 'idempotency-key': key ?? `call-${calls}` },
      });
      const { conversionId } = answer.document;
      if (answer.status < 300 && typeof conversionId === 'string') {
        await world.assess({ merchantId: 'acme', conversionId });
      }
      return answer;
    },
    stateNamed: (conversionId: string) => world.stateOf({ merchantId: 'acme', conversionId }),
    net: () =>
      netOf({ conversions: world.conversions.export(), ...world.ledger.export() }).filter(
        ({ net }) => net !== 0n,
      ),
  };
}

export type TellingWorld = ReturnType<typeof aTellingWorld>;
