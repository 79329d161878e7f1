import { describe, expect, it } from '@jest/globals';
import { makeResolvePayout } from '../../../../functions/shared/paying/resolve-payout.ts';
import { aPayoutWorld } from '../../../support/a-payout-world.ts';
import { Interruption, interruptCalls } from '../../../support/interrupt-calls.ts';

const booking = { outcome: 'confirmed', evidence: 'booking 77' } as const;
const bounced = { outcome: 'failed', evidence: 'account closed' } as const;

/** 40.00 EUR on their way to `mia`. */
async function submittedWorld() {
  const world = aPayoutWorld();
  await world.earn('mia', 'EUR', 4_000n);
  await world.planPayouts({ merchantId: 'acme', runId: 'march', dryRun: false });
  for (const batch of world.queued) await world.runPayoutBatch(batch);
  return world;
}

describe('resolvePayout', () => {
  it('confirms although legs are posted to the account at the same time', async () => {
    const world = await submittedWorld();

    const [resolution] = await Promise.all([
      world.resolvePayout('acme', 'mia-eur-2', booking),
      world.earn('mia', 'EUR', 70n),
      world.earn('mia', 'EUR', 30n),
    ]);

    expect(resolution.kind).toBe('resolved');
    expect(await world.balances('mia', 'EUR')).toMatchObject({
      paid: 4_000n,
      inPayout: 0n,
      payable: 100n,
    });
    expect(world.violations()).toEqual([]);
  });

  it('lets one of two opposite reports at once win, and tells the other', async () => {
    const world = await submittedWorld();

    const answers = await Promise.all([
      world.resolvePayout('acme', 'mia-eur-2', booking),
      world.resolvePayout('acme', 'mia-eur-2', bounced),
    ]);

    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['contradicted', 'resolved']);
    expect(world.violations()).toEqual([]);
  });

  it.each(['readHead', 'findPayout'])(
    'tells the later of two opposite reports, although the other came between its reads (%s)',
    async (name) => {
      const world = await submittedWorld();
      let calls = 0;
      const reading = new Proxy(world.ledger, {
        get(target, method, receiver) {
          const call: unknown = Reflect.get(target, method, receiver);
          if (method !== name || typeof call !== 'function') return call;
          return async (...args: unknown[]) => {
            calls += 1;
            if (calls === (name === 'readHead' ? 1 : 2)) {
              await world.resolvePayout('acme', 'mia-eur-2', booking);
            }
            return call.apply(target, args);
          };
        },
      });
      const late = makeResolvePayout({ ...world.ports, ledger: reading, payouts: reading });

      const answer = await late('acme', 'mia-eur-2', bounced);

      expect(answer.kind).toBe('contradicted');
      expect(world.violations()).toEqual([]);
    },
  );

  it('says that a report came before, whoever sends it again', async () => {
    const world = await submittedWorld();
    await world.resolvePayout('acme', 'mia-eur-2', bounced);

    const again = await world.resolvePayout('acme', 'mia-eur-2', bounced);

    expect(again.kind).toBe('already-resolved');
    expect(await world.balances('mia', 'EUR')).toMatchObject({ payable: 4_000n });
  });

  it.each(['before', 'after'] as const)(
    'killed %s any of its calls and told again, it ends the payout once',
    async (when) => {
      for (let index = 0; ; index += 1) {
        const world = await submittedWorld();
        const { wrap } = interruptCalls(index, when);
        const dying = makeResolvePayout({
          ...world.ports,
          ledger: wrap(world.ledger),
          payouts: wrap(world.ledger),
        });
        const died = await dying('acme', 'mia-eur-2', booking).then(
          () => false,
          (error: unknown) => error instanceof Interruption,
        );
        if (!died) break;

        await world.resolvePayout('acme', 'mia-eur-2', booking);

        expect(await world.balances('mia', 'EUR')).toMatchObject({ paid: 4_000n, inPayout: 0n });
        expect(world.violations()).toEqual([]);
        expect(index).toBeLessThan(20);
      }
    },
  );
});
