import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { confirmPayout } from '../../../core/ledger/confirm-payout.ts';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { returnPayout } from '../../../core/ledger/return-payout.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { submitPayout } from '../../../core/payouts/submit-payout.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';
import { settleInGroups } from '../../support/settle-in-groups.ts';

const at = daysAfterOrder(50);
const order = {
  currency: 'USD',
  runId: '2026-05-15',
  batchId: '2026-05-15-csv-USD-1',
  method: aSealedMethod({ rail: 'csv', holder: 'Mia Muster', account: '4711' }),
  at,
} as const;

function reserveTen() {
  return reservePayout(settleInGroups([[aLeg()]]).head, order, sha256);
}

function reverse(head: Parameters<typeof settleLegs>[0], minorUnits: bigint) {
  return settleLegs(head, [aLeg({ revision: 2, minorUnits: -minorUnits })], {
    postedAt: at,
    sha256,
  }).head;
}

describe('reservePayout', () => {
  it('moves all that is payable in the currency into a payout that is written with it', () => {
    const { head, entry, payout } = reserveTen();

    expect(head.balances.USD).toMatchObject({ payable: 0n, inPayout: 1_000n });
    expect(entry).toMatchObject({ kind: 'reserve', cause: 'reserve/mia-usd-2', sequence: 2 });
    expect(payout).toMatchObject({
      expected: undefined,
      next: {
        payoutId: 'mia-usd-2',
        minorUnits: 1_000n,
        state: 'intended',
        coversUpToSequence: 1,
        reversalSequence: 0,
        method: order.method,
      },
    });
  });

  it('refuses when nothing is payable', () => {
    expect(() => reservePayout(reserveTen().head, order, sha256)).toThrow(RangeError);
  });

  it('refuses to pay out what is no cash', () => {
    const { head } = settleInGroups([[aLeg({ unit: 'points' })]]);

    expect(() => reservePayout(head, { ...order, currency: 'points' }, sha256)).toThrow(
      'No payout moves points',
    );
  });
});

describe('confirmPayout', () => {
  it('counts the money as paid', () => {
    const { head, payout } = reserveTen();

    const change = confirmPayout(
      head,
      submitPayout(payout.next, at),
      { at, evidence: 'booking 77' },
      sha256,
    );

    expect(change.head.balances.USD).toMatchObject({ inPayout: 0n, paid: 1_000n });
    expect(change.entry.cause).toBe('confirm/mia-usd-2');
    expect(change.payout?.expected).toBe('submitted');
    expect(change.payout?.next.history.at(-1)).toEqual({
      state: 'confirmed',
      at,
      evidence: 'booking 77',
    });
  });

  it('refuses a payout that no rail has heard of', () => {
    const { head, payout } = reserveTen();

    expect(() => confirmPayout(head, payout.next, { at, evidence: '' }, sha256)).toThrow(
      RangeError,
    );
  });
});

describe('returnPayout', () => {
  it('makes a failed payout payable again', () => {
    const { head, payout } = reserveTen();
    const reason = { outcome: 'failed', at, evidence: 'account closed' } as const;

    const change = returnPayout(head, submitPayout(payout.next, at), reason, sha256);

    expect(change.head.balances.USD).toMatchObject({ payable: 1_000n, inPayout: 0n });
    expect(change.payout?.next.state).toBe('failed');
  });

  it('pays the debt of a refund in the meantime first', () => {
    const { head, payout } = reserveTen();
    const reason = { outcome: 'cancelled', at, evidence: 'reversal' } as const;

    const change = returnPayout(reverse(head, 300n), payout.next, reason, sha256);

    expect(change.head.balances.USD).toMatchObject({ payable: 700n, debt: 0n, inPayout: 0n });
  });

  it.each([
    { outcome: 'failed', submitted: false },
    { outcome: 'cancelled', submitted: true },
  ] as const)('refuses $outcome when submitted is $submitted', ({ outcome, submitted }) => {
    const { head, payout } = reserveTen();
    const stored = submitted ? submitPayout(payout.next, at) : payout.next;

    expect(() => returnPayout(head, stored, { outcome, at, evidence: '' }, sha256)).toThrow(
      RangeError,
    );
  });
});

describe('a refund after the payout', () => {
  it('is a debt of exactly the refunded commission, and later earnings pay it', () => {
    const { head, payout } = reserveTen();
    const paid = confirmPayout(head, submitPayout(payout.next, at), { at, evidence: '' }, sha256);

    const indebted = reverse(paid.head, 300n);
    const earned = settleLegs(indebted, [aLeg({ conversionId: 'shop~2', minorUnits: 450n })], {
      postedAt: at,
      sha256,
    });

    expect(indebted.balances.USD).toMatchObject({ payable: 0n, debt: 300n, paid: 1_000n });
    expect(earned.head.balances.USD).toMatchObject({ payable: 150n, debt: 0n, paid: 1_000n });
  });
});
