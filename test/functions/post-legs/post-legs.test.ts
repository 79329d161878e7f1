import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { makePostLegs } from '../../../functions/post-legs/post-legs.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';
import { inMemoryLedgerStore } from '../../support/in-memory-ledger-store.ts';
import { Interruption, interruptCalls } from '../../support/interrupt-calls.ts';

const mia = { merchantId: 'acme', creatorId: 'mia' };
const now = () => daysAfterOrder(46);

function manyLegs(count: number) {
  return Array.from({ length: count }, (_, index) =>
    aLeg({ conversionId: `shop~${index}`, minorUnits: 10n }),
  );
}

describe('postLegs', () => {
  it('takes in everything that waits, at most 80 legs to an entry', async () => {
    const ledger = inMemoryLedgerStore();
    ledger.addWaitingLegs(manyLegs(170));

    const outcome = await makePostLegs({ ledger, now, sha256 })(mia);

    const { accounts, waitingLegs } = ledger.export();
    expect(outcome).toEqual({ legs: 170 });
    expect(waitingLegs).toEqual([]);
    expect(accounts[0]?.entries.map(({ legs }) => legs.length)).toEqual([80, 80, 10]);
    expect(accounts[0]?.head.balances.USD?.payable).toBe(1_700n);
  });

  it('does nothing when nothing waits', async () => {
    const ledger = inMemoryLedgerStore();

    expect(await makePostLegs({ ledger, now, sha256 })(mia)).toEqual({ legs: 0 });
    expect(ledger.export().accounts).toEqual([]);
  });

  it("leaves other creators' and other merchants' legs alone", async () => {
    const ledger = inMemoryLedgerStore();
    const others = [aLeg({ creatorId: 'leo' }), aLeg({ merchantId: 'other' })];
    ledger.addWaitingLegs([aLeg(), ...others]);

    await makePostLegs({ ledger, now, sha256 })(mia);

    expect(ledger.export().waitingLegs).toEqual(others);
  });

  it('posts each leg once when five posters run at once', async () => {
    const ledger = inMemoryLedgerStore();
    ledger.addWaitingLegs(manyLegs(200));
    const postLegs = makePostLegs({ ledger, now, sha256 });

    await Promise.all(Array.from({ length: 5 }, () => postLegs(mia)));

    expect((await ledger.readHead('acme', 'mia')).balances.USD?.payable).toBe(2_000n);
  });

  it.each(['before', 'after'] as const)(
    'posts each leg once when it is killed %s any of its calls and run again',
    async (when) => {
      for (let index = 0; index < 8; index += 1) {
        const ledger = inMemoryLedgerStore();
        ledger.addWaitingLegs(manyLegs(170));
        const dying = interruptCalls(index, when).wrap(ledger);

        await expect(makePostLegs({ ledger: dying, now, sha256 })(mia)).rejects.toThrow(
          Interruption,
        );
        await makePostLegs({ ledger, now, sha256 })(mia);

        expect((await ledger.readHead('acme', 'mia')).balances.USD?.payable).toBe(1_700n);
      }
    },
  );
});
