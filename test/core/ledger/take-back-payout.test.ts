import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { confirmPayout } from '../../../core/ledger/confirm-payout.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { makeStatement } from '../../../core/ledger/statement.ts';
import { takeBackPayout } from '../../../core/ledger/take-back-payout.ts';
import { submitPayout } from '../../../core/payouts/submit-payout.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';

const at = daysAfterOrder(50);
const how = { at, evidence: 'test' };
const method = { rail: 'stripe', accountId: 'acct_1' } as const;

/** 25.00 USD earned and paid. */
function paid() {
  const earned = settleLegs(
    emptyAccountHead('acme', 'mia'),
    [aLeg({ creatorId: 'mia', unit: 'USD', minorUnits: 2_500n })],
    { postedAt: at, sha256 },
  );
  const order = { currency: 'USD', runId: 'r', batchId: 'b', method, at };
  const reserved = reservePayout(earned.head, order, sha256);
  const submitted = submitPayout(reserved.payout.next, at);
  const confirmed = confirmPayout(reserved.head, submitted, how, sha256);
  const entries = [earned.entry, reserved.entry, confirmed.entry];
  return { head: confirmed.head, payout: confirmed.payout?.next ?? submitted, entries };
}

describe('takeBackPayout', () => {
  it('makes what had arrived payable again, and no longer paid', () => {
    const { head, payout } = paid();

    const back = takeBackPayout(head, payout, how, sha256);

    expect(head.balances.USD).toMatchObject({ paid: 2_500n, payable: 0n });
    expect(back.head.balances.USD).toMatchObject({ paid: 0n, payable: 2_500n, inPayout: 0n });
    expect(back.payout?.next.state).toBe('returned');
  });

  it('pays a debt first', () => {
    const { head, payout } = paid();
    const leg = aLeg({ creatorId: 'mia', unit: 'USD', minorUnits: -1_000n, revision: 2 });
    const indebted = settleLegs(head, [leg], { postedAt: at, sha256 });

    const back = takeBackPayout(indebted.head, payout, how, sha256);

    expect(indebted.head.balances.USD).toMatchObject({ debt: 1_000n });
    expect(back.head.balances.USD).toMatchObject({ debt: 0n, payable: 1_500n });
  });

  it('takes it out of what a statement says was paid', () => {
    const { head, payout, entries } = paid();
    const back = takeBackPayout(head, payout, how, sha256);
    const month = new Date(at).toISOString().slice(0, 7);
    const account = { merchantId: 'acme', creatorId: 'mia' };

    const { currencies } = makeStatement(account, month, [...entries, back.entry]);

    expect(currencies).toMatchObject([
      { currency: 'USD', paidMinorUnits: 0n, closingMinorUnits: 2_500n },
    ]);
    expect(currencies[0]?.payouts.map(({ step }) => step)).toEqual([
      'reserved',
      'confirmed',
      'came-back',
    ]);
  });

  it('refuses what has not arrived, and what is another’s', () => {
    const { head, payout } = paid();
    const returned = takeBackPayout(head, payout, how, sha256).payout?.next ?? payout;

    expect(() => takeBackPayout(head, returned, how, sha256)).toThrow(RangeError);
    expect(() => takeBackPayout({ ...head, creatorId: 'leo' }, payout, how, sha256)).toThrow(
      RangeError,
    );
  });
});
