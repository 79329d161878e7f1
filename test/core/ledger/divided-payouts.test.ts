import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { AccountHead } from '../../../core/ledger/account-head.ts';
import { balancesOf } from '../../../core/ledger/balances.ts';
import { checkDivisions } from '../../../core/ledger/checks/check-divisions.ts';
import { confirmPayout } from '../../../core/ledger/confirm-payout.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import type { Entry } from '../../../core/ledger/entry.ts';
import type { AccountWrite } from '../../../core/ledger/ledger-store.ts';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { returnPayout } from '../../../core/ledger/return-payout.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { dividePayable } from '../../../core/payees/divide-payable.ts';
import type { PayeeTerms } from '../../../core/payees/payee-assignment.ts';
import { sumParts } from '../../../core/payees/sum-parts.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import { submitPayout } from '../../../core/payouts/submit-payout.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { somePayeeTerms } from '../../support/factories/a-payee.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';

const at = daysAfterOrder(50);
const order = {
  currency: 'USD',
  runId: '2026-05-15',
  batchId: '2026-05-15-manual-USD-1',
  method: { rail: 'manual' },
  at,
} as const;
const northern = somePayeeTerms();

/** An account of one creator, and everything that was done with it. */
function anAccount() {
  let head: AccountHead = emptyAccountHead('acme', 'mia');
  let revision = 0;
  const entries: Entry[] = [];
  const payouts = new Map<string, Payout>();

  function write(change: AccountWrite): void {
    head = change.head;
    entries.push(change.entry);
    if (change.payout) payouts.set(change.payout.next.payoutId, change.payout.next);
  }
  const payoutOf = (payoutId: string) => payouts.get(payoutId) as Payout;

  return {
    entries,
    head: () => head,
    usd: () => balancesOf(head.balances, 'USD'),
    payouts: () => [...payouts.values()],
    violations: () => checkDivisions('acme/creator/mia', head, entries),
    /** Earned, or with a minus taken back. */
    earn(minorUnits: bigint) {
      revision += 1;
      write(settleLegs(head, [aLeg({ revision, minorUnits })], { postedAt: at, sha256 }));
    },
    reserve(terms: PayeeTerms | undefined, payeeId?: string): string {
      const whose = { ...(terms ? { terms } : {}), ...(payeeId ? { payeeId } : {}) };
      const change = reservePayout(head, { ...order, ...whose }, sha256);
      write(change);
      return change.payout.next.payoutId;
    },
    confirm(payoutId: string) {
      const submitted = submitPayout(payoutOf(payoutId), at);
      write(confirmPayout(head, submitted, { at, evidence: 'booking 77' }, sha256));
    },
    fail(payoutId: string) {
      const submitted = submitPayout(payoutOf(payoutId), at);
      const reason = { outcome: 'failed', at, evidence: 'AC04' } as const;
      write(returnPayout(head, submitted, reason, sha256));
    },
    cancel(payoutId: string) {
      const reason = { outcome: 'cancelled', at, evidence: 'reversed' } as const;
      write(returnPayout(head, payoutOf(payoutId), reason, sha256));
    },
    /** What was confirmed to a payee, or without one to the creator. */
    paidTo: (payeeId?: string) =>
      [...payouts.values()]
        .filter(({ state, division }) => state === 'confirmed' && division?.payeeId === payeeId)
        .reduce((sum, { minorUnits }) => sum + minorUnits, 0n),
  };
}

describe('a divided account', () => {
  it('reserves one’s part, and sets the other’s aside', () => {
    const account = anAccount();
    account.earn(10_000n);

    account.reserve(northern);

    expect(account.usd()).toMatchObject({ payable: 1_500n, inPayout: 8_500n });
    expect(account.head().setAside).toEqual({
      USD: [{ payeeId: 'northern', minorUnits: 1_500n }],
    });
    expect(account.entries.at(-1)?.division).toEqual({
      payableMinorUnits: 10_000n,
      dividedMinorUnits: 10_000n,
      terms: northern,
      parts: [{ minorUnits: 8_500n }, { payeeId: 'northern', minorUnits: 1_500n }],
    });
  });

  it('forgets that it was divided once everybody has their part', () => {
    const account = anAccount();
    account.earn(10_000n);

    account.reserve(northern);
    account.reserve(northern, 'northern');

    expect(account.usd()).toMatchObject({ payable: 0n, inPayout: 10_000n });
    expect(account.head()).not.toHaveProperty('setAside');
    expect(account.payouts().map(({ payoutId }) => payoutId)).toEqual(['mia-usd-2', 'mia-usd-3']);
  });

  it('gives a part that came back to whom it was for, and no cut of it to anybody', () => {
    const account = anAccount();
    account.earn(10_000n);
    account.confirm(account.reserve(northern));
    account.fail(account.reserve(northern, 'northern'));
    account.earn(2_000n);

    account.confirm(account.reserve(northern, 'northern'));
    account.confirm(account.reserve(northern));

    expect(account.paidTo('northern')).toBe(1_800n);
    expect(account.paidTo()).toBe(10_200n);
  });

  it('pays a former payee what came back from it, beside the new one', () => {
    const southern = somePayeeTerms({ payeeId: 'southern', cutBasisPoints: 1_000 });
    const account = anAccount();
    account.earn(10_000n);
    account.confirm(account.reserve(northern));
    account.fail(account.reserve(northern, 'northern'));
    account.earn(1_000n);

    account.confirm(account.reserve(southern, 'southern'));
    account.confirm(account.reserve(southern, 'northern'));
    account.confirm(account.reserve(southern));

    expect([account.paidTo('northern'), account.paidTo('southern')]).toEqual([1_500n, 100n]);
    expect(account.paidTo()).toBe(9_400n);
  });

  it('makes up for a debt that a part which came back had to pay', () => {
    const account = anAccount();
    account.earn(10_000n);
    account.confirm(account.reserve(northern));
    account.earn(-1_000n);
    account.fail(account.reserve(northern, 'northern'));
    expect(account.usd()).toMatchObject({ payable: 500n, debt: 0n });

    account.confirm(account.reserve(northern, 'northern'));
    expect(account.paidTo('northern')).toBe(500n);
    account.earn(10_000n);
    account.confirm(account.reserve(northern));
    account.confirm(account.reserve(northern, 'northern'));

    // 15 % of the 190.00 that were earned in all.
    expect(account.paidTo('northern')).toBe(2_850n);
    expect(account.paidTo()).toBe(16_150n);
  });

  it('refuses to reserve for whom nothing is', () => {
    const account = anAccount();
    account.earn(10_000n);

    expect(() => account.reserve(northern, 'southern')).toThrow('Nothing of it is for southern');
  });
});

type Step =
  | { readonly kind: 'earn'; readonly minorUnits: bigint }
  | { readonly kind: 'assign'; readonly terms: PayeeTerms | undefined }
  | { readonly kind: 'pay'; readonly place: number; readonly end: 'confirm' | 'fail' | 'cancel' };

const steps = (terms: fc.Arbitrary<PayeeTerms | undefined>): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('earn' as const),
        minorUnits: fc.bigInt({ min: -3_000n, max: 5_000n }).filter((amount) => amount !== 0n),
      }),
      fc.record({ kind: fc.constant('assign' as const), terms }),
      fc.record({
        kind: fc.constant('pay' as const),
        place: fc.nat({ max: 2 }),
        end: fc.constantFrom('confirm' as const, 'fail' as const, 'cancel' as const),
      }),
    ),
    { maxLength: 30 },
  );

const anyTerms = fc.option(
  fc.record({
    payeeId: fc.constantFrom('northern', 'southern'),
    cutBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    remainderTo: fc.constantFrom('creator' as const, 'payee' as const),
  }),
  { nil: undefined },
);

/** Does what can be done; `pay` pays one of those who have a part. Answers the terms at the end. */
function play(account: ReturnType<typeof anAccount>, todo: readonly Step[], first?: PayeeTerms) {
  let terms = first;
  for (const step of todo) {
    if (step.kind === 'earn') account.earn(step.minorUnits);
    if (step.kind === 'assign') terms = step.terms;
    if (step.kind === 'pay') payOne(account, terms, step);
    const { payable, debt, inPayout, paid } = account.usd();
    const earned = todo
      .slice(0, todo.indexOf(step) + 1)
      .reduce((sum, each) => sum + (each.kind === 'earn' ? each.minorUnits : 0n), 0n);
    expect(payable - debt + inPayout + paid).toBe(earned);
  }
  return terms;
}

function payOne(
  account: ReturnType<typeof anAccount>,
  terms: PayeeTerms | undefined,
  { place, end }: Pick<Extract<Step, { kind: 'pay' }>, 'place' | 'end'>,
): boolean {
  const { payable } = account.usd();
  if (payable <= 0n) return false;
  const due = dividePayable(payable, account.head().setAside?.USD ?? [], terms).filter(
    ({ minorUnits }) => minorUnits > 0n,
  );
  const receiver = due[place % due.length];
  account[end](account.reserve(terms, receiver?.payeeId));
  return true;
}

describe('any history of a divided account', () => {
  it('loses nothing, and divides everything that is payable', () => {
    fc.assert(
      fc.property(steps(anyTerms), (todo) => {
        const account = anAccount();
        const terms = play(account, todo);
        while (payOne(account, terms, { place: 0, end: 'confirm' }));

        expect(account.violations()).toEqual([]);
        expect(account.usd().payable).toBe(0n);
        expect(account.usd().paid).toBe(
          account
            .payouts()
            .reduce((sum, each) => sum + (each.state === 'confirmed' ? each.minorUnits : 0n), 0n),
        );
      }),
    );
  });

  it('gives the payee its cut of what was paid in all, whatever failed and was taken back', () => {
    const cuts = fc.integer({ min: 0, max: 10_000 });
    const unassigning = steps(fc.constant(undefined)).map((todo) =>
      todo.filter(({ kind }) => kind !== 'assign'),
    );
    fc.assert(
      fc.property(cuts, unassigning, (cutBasisPoints, todo) => {
        const terms = somePayeeTerms({ cutBasisPoints });
        const account = anAccount();
        play(account, todo, terms);
        // Enough to make up for whatever one of them had too much of.
        account.earn(1_000_000n);
        while (payOne(account, terms, { place: 0, end: 'confirm' }));

        const paid = account.usd().paid;
        const exact = paid * BigInt(cutBasisPoints);
        const error = account.paidTo('northern') * 10_000n - exact;
        // Each division rounds by half a unit at most.
        const most = 5_000n * BigInt(account.payouts().length);
        expect(error <= most && -error <= most).toBe(true);
        expect(sumParts(account.head().setAside?.USD ?? [])).toBe(0n);
      }),
    );
  });
});

describe('checkDivisions', () => {
  function aDividedAccount() {
    const account = anAccount();
    account.earn(10_000n);
    account.confirm(account.reserve(northern));
    account.fail(account.reserve(northern, 'northern'));
    return account;
  }
  const check = (head: AccountHead, entries: readonly Entry[]) =>
    checkDivisions('acme/creator/mia', head, entries).map(({ invariant }) => invariant);

  it('finds nothing wrong in an account that is divided as agreed', () => {
    expect(aDividedAccount().violations()).toEqual([]);
  });

  it('finds parts that do not add up to what was payable', () => {
    const account = aDividedAccount();
    const entries = account.entries.map((entry) =>
      entry.division === undefined
        ? entry
        : { ...entry, division: { ...entry.division, parts: entry.division.parts.slice(1) } },
    );

    expect(check(account.head(), entries)).toContain('I2');
  });

  it('finds a part that is more than the terms say', () => {
    const account = aDividedAccount();
    const [, reserved] = account.entries;
    const parts = [{ minorUnits: 9_000n }, { payeeId: 'northern', minorUnits: 1_000n }];
    const entries = account.entries.map((entry) =>
      entry === reserved && entry.division
        ? { ...entry, division: { ...entry.division, parts } }
        : entry,
    );

    expect(check(account.head(), entries)).toContain('I2');
  });

  it('finds money that came back and is set aside for nobody', () => {
    const account = aDividedAccount();
    const entries = account.entries.map(({ setAside: _, ...entry }) => entry);

    expect(check(account.head(), entries)).toEqual(['I2', 'I9']);
  });

  it('finds a head that has forgotten what is set aside', () => {
    const account = aDividedAccount();
    const { setAside: _, ...head } = account.head();

    expect(check(head, account.entries)).toEqual(['I9']);
  });
});
