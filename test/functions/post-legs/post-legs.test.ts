import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { Leg } from '../../../core/ledger/entry.ts';
import type { ConversionKey } from '../../../core/settlement/conversion-store.ts';
import { makePostLegs, type PostLegsPorts } from '../../../functions/post-legs/post-legs.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';
import { inMemoryLedgerStore } from '../../support/in-memory-ledger-store.ts';
import { interruptCalls } from '../../support/interrupt-calls.ts';

/** Orders that have frozen these legs, and an empty ledger. */
function aWorldOf(legs: readonly Leg[]) {
  const ledger = inMemoryLedgerStore(() => legs);
  const conversions = {
    listLegs: async ({ conversionId }: ConversionKey) =>
      legs.filter((leg) => leg.conversionId === conversionId),
  };
  const ports: PostLegsPorts = { ledger, conversions, now: () => daysAfterOrder(46), sha256 };
  const conversionIds = legs.map(({ conversionId }) => conversionId);
  const balanceOf = async (creatorId: string) =>
    (await ledger.readHead('acme', creatorId)).balances.USD?.payable;
  return { ledger, ports, orders: { merchantId: 'acme', conversionIds }, balanceOf };
}

function manyLegs(count: number): Leg[] {
  return Array.from({ length: count }, (_, index) =>
    aLeg({ conversionId: `shop~${index}`, minorUnits: 10n }),
  );
}

describe('postLegs', () => {
  it('takes in what the orders have frozen, at most 80 legs to an entry', async () => {
    const { ledger, ports, orders } = aWorldOf(manyLegs(170));

    const outcome = await makePostLegs(ports)(orders);

    const { accounts, waitingLegs } = ledger.export();
    expect(outcome).toEqual({ legs: 170, failed: [] });
    expect(waitingLegs).toEqual([]);
    expect(accounts[0]?.entries.map(({ legs }) => legs.length)).toEqual([80, 80, 10]);
    expect(accounts[0]?.head.balances.USD?.payable).toBe(1_700n);
  });

  it('takes in nothing twice, and writes nothing then', async () => {
    const { ledger, ports, orders } = aWorldOf(manyLegs(3));
    await makePostLegs(ports)(orders);

    expect(await makePostLegs(ports)(orders)).toEqual({ legs: 0, failed: [] });
    expect(ledger.export().accounts[0]?.entries).toHaveLength(1);
  });

  it('posts all revisions of an order in sequence, of those of one creator in one entry', async () => {
    const [first, second] = [aLeg(), aLeg({ revision: 2, minorUnits: -400n })];
    const { ledger, ports, orders } = aWorldOf([first, aLeg({ creatorId: 'leo' }), second]);

    await makePostLegs(ports)(orders);

    const entries = (await ledger.listEntries('acme', 'mia', 0, 10)).map(({ legs }) => legs);
    expect(entries.map((legs) => legs.map(({ revision }) => revision))).toEqual([[1, 2]]);
    expect(await ledger.listEntries('acme', 'leo', 0, 10)).toHaveLength(1);
  });

  it('leaves orders alone that it was not asked for', async () => {
    const { ledger, ports } = aWorldOf(manyLegs(3));

    await makePostLegs(ports)({ merchantId: 'acme', conversionIds: ['shop~1'] });

    const left = ledger.export().waitingLegs.map(({ conversionId }) => conversionId);
    expect(left).toEqual(['shop~0', 'shop~2']);
  });

  it('names the orders that it could not post, and posts the others', async () => {
    const { ports, orders, balanceOf } = aWorldOf([
      ...manyLegs(2),
      aLeg({ creatorId: 'leo', conversionId: 'shop~1' }),
      aLeg({ conversionId: 'shop~lost' }),
    ]);
    const broken: PostLegsPorts = {
      ...ports,
      conversions: {
        async listLegs(key) {
          if (key.conversionId === 'shop~lost') throw new Error('It is lost.');
          return ports.conversions.listLegs(key);
        },
      },
      ledger: {
        ...ports.ledger,
        async readHead(merchantId, creatorId) {
          if (creatorId === 'leo') throw new Error('His account is away.');
          return ports.ledger.readHead(merchantId, creatorId);
        },
      },
    };

    const { legs, failed } = await makePostLegs(broken)(orders);

    expect(legs).toBe(2);
    expect(failed.map(({ conversionId }) => conversionId)).toEqual(['shop~lost', 'shop~1']);
    expect(await balanceOf('mia')).toBe(20n);
  });

  it('posts each leg once when five posters run at once', async () => {
    const { ports, orders, balanceOf } = aWorldOf(manyLegs(200));
    const postLegs = makePostLegs(ports);

    await Promise.all(Array.from({ length: 5 }, () => postLegs(orders)));

    expect(await balanceOf('mia')).toBe(2_000n);
  });

  it('reads an account again that has taken in a hold since, and then lets go what was held', async () => {
    const held = aLeg({ heldMinorUnits: 1_000n });
    const released = aLeg({ revision: 2, minorUnits: 0n, heldMinorUnits: -1_000n });
    const { ledger, ports, orders, balanceOf } = aWorldOf([held, released]);
    const other = { ...ports, conversions: { listLegs: async () => [held] } };
    const overtaken: PostLegsPorts['ledger'] = {
      ...ledger,
      async listUnposted(legs) {
        await makePostLegs(other)(orders);
        return ledger.listUnposted(legs);
      },
    };

    const { failed } = await makePostLegs({ ...ports, ledger: overtaken })(orders);

    expect(failed).toEqual([]);
    expect(await balanceOf('mia')).toBe(1_000n);
  });

  it.each(['before', 'after'] as const)(
    'posts each leg once when it is killed %s any of its calls to the ledger and run again',
    async (when) => {
      for (let index = 0; index < 5; index += 1) {
        const { ledger, ports, orders, balanceOf } = aWorldOf(manyLegs(170));
        const dying = interruptCalls(index, when).wrap(ledger);

        const { failed } = await makePostLegs({ ...ports, ledger: dying })(orders);
        await makePostLegs(ports)(orders);

        expect(failed).toHaveLength(170);
        expect(await balanceOf('mia')).toBe(1_700n);
      }
    },
  );
});
