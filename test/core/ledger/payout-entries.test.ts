import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { confirmPayout } from '../../../core/ledger/confirm-payout.ts';
import type { Entry } from '../../../core/ledger/entry.ts';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { returnPayout } from '../../../core/ledger/return-payout.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { makeStatement } from '../../../core/ledger/statement.ts';
import { submitPayout } from '../../../core/payouts/submit-payout.ts';
import type { FairValue } from '../../../core/tax/fair-value.ts';
import { emptyTaxYear } from '../../../core/tax/tax-year-total.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { aWithholding } from '../../support/factories/a-withholding.ts';
import { daysAfterOrder, somePayeeTerms } from '../../support/factories/index.ts';
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

/** The same, of which 24 % are withheld. */
function reserveTaxed(withheldMinorUnits = 240n) {
  const withholding = aWithholding({ withheldMinorUnits });
  const tax = { withholding, total: emptyTaxYear(taxYear) };
  return reservePayout(settleInGroups([[aLeg()]]).head, { ...order, tax }, sha256);
}

const taxYear = {
  ...{ merchantId: 'acme', currency: 'USD', taxYear: 2026 },
  receiver: { kind: 'creator', id: 'mia' },
} as const;

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
});

describe('reservePayout of what is no cash', () => {
  const method = { rail: 'fulfilment', recipient: 'member-1' } as const;
  const reward = { ...order, method } as const;
  const owed = (unit: string) => settleInGroups([[aLeg({ unit })]]).head;
  const fairValue: FairValue = {
    ...{ currency: 'USD', grossMinorUnits: 1_000n, withheldMinorUnits: 0n },
    ...{ incomeKind: 'in-kind', day: '2026-05-15', taxYear: 2026, payerCountry: 'US' },
  };

  it.each([
    { unit: 'points', payoutId: 'mia-points-2' },
    { unit: 'store-credit:EUR', payoutId: 'mia-store-credit-2' },
    { unit: 'product:TENT/2:a', payoutId: 'mia-product-2' },
  ])('reserves all of $unit, as $payoutId', ({ unit, payoutId }) => {
    const { head, payout } = reservePayout(owed(unit), { ...reward, currency: unit }, sha256);

    expect(payout.next).toMatchObject({ payoutId, currency: unit, minorUnits: 1_000n, method });
    expect(head.balances[unit]).toMatchObject({ payable: 0n, inPayout: 1_000n });
  });

  it('counts its fair value in the tax year, and withholds nothing', () => {
    const inKind = { fairValue, total: emptyTaxYear(taxYear) };
    const wanted = { ...reward, currency: 'points', inKind };

    const { payout, taxYear: after, entry } = reservePayout(owed('points'), wanted, sha256);

    expect(after?.paid).toEqual([
      { incomeKind: 'in-kind', grossMinorUnits: 1_000n, withheldMinorUnits: 0n },
    ]);
    expect(payout.next.fairValue).toEqual(fairValue);
    expect(entry.postings.map(({ account }) => account)).toEqual(['payable', 'in-payout']);
  });

  it.each([
    { what: 'taxed', more: { tax: { withholding: aWithholding(), total: emptyTaxYear(taxYear) } } },
    { what: 'divided', more: { terms: somePayeeTerms() } },
    { what: 'another’s', more: { payeeId: 'northern' } },
  ])('refuses points that are to be $what', ({ more }) => {
    const wanted = { ...reward, currency: 'points', ...more };

    expect(() => reservePayout(owed('points'), wanted, sha256)).toThrow(RangeError);
  });

  it('refuses a unit that nobody knows, and cash with a fair value', () => {
    const inKind = { fairValue, total: emptyTaxYear(taxYear) };

    expect(() => reservePayout(owed('stamps'), { ...reward, currency: 'stamps' }, sha256)).toThrow(
      'No payout moves stamps',
    );
    expect(() => reservePayout(owed('USD'), { ...order, inKind }, sha256)).toThrow(RangeError);
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

describe('a payout of which tax is withheld', () => {
  it('moves the rest: gross is what is moved and what is withheld', () => {
    const { head, entry, payout, taxYear: total } = reserveTaxed();

    expect(head.balances.USD).toMatchObject({ payable: 0n, inPayout: 760n, taxWithheld: 240n });
    expect(entry.withholding).toEqual({
      ...{ ruleId: 'us-backup-2000', day: '2026-03-20', taxYear: 2026 },
    });
    expect(payout.next).toMatchObject({ minorUnits: 760n, withholding: aWithholding() });
    expect(total).toMatchObject({
      version: 1,
      paid: [{ incomeKind: 'commission', grossMinorUnits: 1_000n, withheldMinorUnits: 240n }],
    });
  });

  it('keeps what is withheld when it arrives, and gives it back when it fails', () => {
    const { head, payout } = reserveTaxed();
    const submitted = submitPayout(payout.next, at);

    const confirmed = confirmPayout(head, submitted, { at, evidence: 'bank' }, sha256);
    expect(confirmed.head.balances.USD).toMatchObject({ paid: 760n, taxWithheld: 240n });

    const reason = { outcome: 'failed', at, evidence: 'bank' } as const;
    const failed = returnPayout(head, submitted, reason, sha256);
    expect(failed.head.balances.USD).toMatchObject({
      ...{ payable: 1_000n, inPayout: 0n, taxWithheld: 0n },
    });
  });

  it('pays a debt with what comes back of the tax, too', () => {
    const { head, payout } = reserveTaxed();
    const indebted = reverse(head, 900n);
    const reason = { outcome: 'failed', at, evidence: 'bank' } as const;

    const failed = returnPayout(indebted, submitPayout(payout.next, at), reason, sha256);

    expect(failed.head.balances.USD).toMatchObject({ payable: 100n, debt: 0n, taxWithheld: 0n });
  });

  it('can be withheld whole, and then moves nothing', () => {
    const { head, entry, payout } = reserveTaxed(1_000n);

    expect(entry.postings.map(({ account }) => account)).toEqual(['payable', 'tax-withheld']);
    const submitted = submitPayout(payout.next, at);
    const confirmed = confirmPayout(head, submitted, { at, evidence: 'all' }, sha256);
    expect(confirmed.entry.postings).toEqual([]);
    expect(confirmed.head.balances.USD).toMatchObject({ paid: 0n, taxWithheld: 1_000n });
  });

  it('is refused if the tax was judged on another amount, or is more than all of it', () => {
    expect(() => reserveTaxed(1_001n)).toThrow(RangeError);
    const tax = {
      withholding: aWithholding({ grossMinorUnits: 999n }),
      total: emptyTaxYear(taxYear),
    };
    const { head } = settleInGroups([[aLeg()]]);
    expect(() => reservePayout(head, { ...order, tax }, sha256)).toThrow('The tax is of 999');
  });

  it('is in statements: what is owed falls by what is withheld, and rises when it comes back', () => {
    const { head, entry, payout } = reserveTaxed();
    const reason = { outcome: 'cancelled', at, evidence: 'bank' } as const;
    const cancelled = returnPayout(head, payout.next, reason, sha256);
    const settled = settleInGroups([[aLeg()]]).entries;
    const stateIt = (entries: readonly Entry[]) =>
      makeStatement({ merchantId: 'acme', creatorId: 'mia' }, '2026-04', entries).currencies[0];

    expect(stateIt([...settled, entry])).toMatchObject({
      ...{ withheldMinorUnits: 240n, paidMinorUnits: 0n, closingMinorUnits: 760n },
      payouts: [{ step: 'reserved', minorUnits: 760n, withheldMinorUnits: 240n }],
    });
    expect(stateIt([...settled, entry, cancelled.entry])).toMatchObject({
      ...{ withheldMinorUnits: 0n, closingMinorUnits: 1_000n },
    });
  });
});
