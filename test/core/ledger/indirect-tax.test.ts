import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { AccountHead } from '../../../core/ledger/account-head.ts';
import { balancesOf } from '../../../core/ledger/balances.ts';
import { checkAccount } from '../../../core/ledger/checks/check-account.ts';
import { checkPayouts } from '../../../core/ledger/checks/check-payouts.ts';
import { confirmPayout } from '../../../core/ledger/confirm-payout.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import type { Entry } from '../../../core/ledger/entry.ts';
import { indirectTaxPart } from '../../../core/ledger/indirect-tax-part.ts';
import type { AccountWrite } from '../../../core/ledger/ledger-store.ts';
import { netPositions } from '../../../core/ledger/net-position.ts';
import { postIndirectTax } from '../../../core/ledger/post-indirect-tax.ts';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { returnPayout } from '../../../core/ledger/return-payout.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { takeBackPayout } from '../../../core/ledger/take-back-payout.ts';
import { dividePayable } from '../../../core/payees/divide-payable.ts';
import type { PayeeTerms } from '../../../core/payees/payee-assignment.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import { submitPayout } from '../../../core/payouts/submit-payout.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { somePayeeTerms } from '../../support/factories/a-payee.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';

const at = daysAfterOrder(50);
const order = {
  ...{ currency: 'USD', runId: 'r1', batchId: 'r1-manual-USD-1', at },
  method: { rail: 'manual' },
} as const;

type Whose = {
  readonly terms?: PayeeTerms | undefined;
  readonly payeeId?: string | undefined;
  readonly minorUnitsMax?: bigint;
};

/** An account of one creator, and everything that was done with it. */
function anAccount() {
  let head: AccountHead = emptyAccountHead('acme', 'mia');
  let revision = 0;
  let invoices = 0;
  const entries: Entry[] = [];
  const payouts = new Map<string, Payout>();

  function write(change: AccountWrite): void {
    head = change.head;
    entries.push(change.entry);
    if (change.payout) payouts.set(change.payout.next.payoutId, change.payout.next);
  }
  const payoutOf = (payoutId: string) => payouts.get(payoutId) as Payout;
  const submitted = (payoutId: string) => submitPayout(payoutOf(payoutId), at);
  const reason = { at, evidence: 'booking 77' };

  return {
    entries,
    head: () => head,
    usd: () => balancesOf(head.balances, 'USD'),
    payouts: () => [...payouts.values()],
    payoutOf,
    violations: () => [
      ...checkAccount({ head, entries }, sha256),
      ...checkPayouts('acme', {
        ...{ conversions: [], waitingLegs: [], payouts: [...payouts.values()] },
        accounts: [{ head, entries }],
      }),
    ],
    earn(minorUnits: bigint) {
      revision += 1;
      write(settleLegs(head, [aLeg({ revision, minorUnits })], { postedAt: at, sha256 }));
    },
    tax(minorUnits: bigint) {
      invoices += 1;
      const invoice = `SB-2026-${invoices}`;
      const claim = { claim: invoice, invoice, currency: 'USD', minorUnits };
      write(postIndirectTax(head, claim, { at, sha256 }));
    },
    reserve({ terms, payeeId, ...whose }: Whose = {}): string {
      const given = { ...(terms && { terms }), ...(payeeId !== undefined && { payeeId }) };
      const change = reservePayout(head, { ...order, ...whose, ...given }, sha256);
      write(change);
      return change.payout.next.payoutId;
    },
    confirm: (payoutId: string) => write(confirmPayout(head, submitted(payoutId), reason, sha256)),
    fail: (payoutId: string) =>
      write(returnPayout(head, submitted(payoutId), { ...reason, outcome: 'failed' }, sha256)),
    bounce(payoutId: string) {
      write(confirmPayout(head, submitted(payoutId), reason, sha256));
      write(takeBackPayout(head, payoutOf(payoutId), reason, sha256));
    },
  };
}

type Account = ReturnType<typeof anAccount>;

/** What was paid and stayed: tax by itself, and what was earned of everybody. */
function paidOf(account: Account) {
  const confirmed = account.payouts().filter(({ state }) => state === 'confirmed');
  const tax = confirmed.reduce((sum, each) => sum + (each.indirectTaxMinorUnits ?? 0n), 0n);
  const all = confirmed.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  return { tax, earned: all - tax };
}

describe('postIndirectTax', () => {
  it('makes the tax of an invoice payable beside what was earned', () => {
    const account = anAccount();
    account.earn(10_000n);

    account.tax(1_900n);

    expect(account.usd()).toMatchObject({ payable: 11_900n, debt: 0n });
    expect(account.head().indirectTax).toEqual({
      USD: { openMinorUnits: 1_900n, reservedMinorUnits: 0n },
    });
    expect(account.entries.at(-1)).toMatchObject({
      ...{ kind: 'indirect-tax', cause: 'indirect-tax/SB-2026-1', invoice: 'SB-2026-1' },
      postings: [
        { account: 'indirect-tax', minorUnits: 1_900n },
        { account: 'payable', minorUnits: -1_900n },
      ],
    });
  });

  it('pays a debt first, and a credit note beyond what is payable makes one', () => {
    const account = anAccount();
    account.earn(1_000n);
    account.tax(-1_500n);
    expect(account.usd()).toMatchObject({ payable: 0n, debt: 500n });

    account.tax(700n);
    expect(account.usd()).toMatchObject({ payable: 200n, debt: 0n });
  });

  it('lets no payout be submitted that was reserved before a credit note', () => {
    const account = anAccount();
    account.earn(1_000n);
    const before = account.head().reversalSequence;

    account.tax(190n);
    expect(account.head().reversalSequence).toBe(before);
    account.tax(-190n);
    expect(account.head().reversalSequence).toBe(before + 1);
  });

  it('refuses to post nothing', () => {
    expect(() => anAccount().tax(0n)).toThrow(RangeError);
  });

  it('leaves what a creator’s facts come to as it is', () => {
    const account = anAccount();
    account.earn(10_000n);
    account.tax(1_900n);
    account.confirm(account.reserve());

    // The legs of these tests come from no order, so what was earned still lies in `settling`.
    expect(netPositions(account.entries)).toMatchObject([{ paid: 11_900n, net: 0n }]);
  });
});

describe('a payout of an account with indirect tax', () => {
  it('moves it with what was earned, and says how much it is', () => {
    const account = anAccount();
    account.earn(10_000n);
    account.tax(1_900n);

    const payoutId = account.reserve();

    expect(account.payoutOf(payoutId)).toMatchObject({
      ...{ minorUnits: 11_900n, indirectTaxMinorUnits: 1_900n },
    });
    expect(account.head().indirectTax?.USD).toEqual({
      ...{ openMinorUnits: 0n, reservedMinorUnits: 1_900n },
    });
  });

  it('takes the tax first where only a part can be paid', () => {
    const account = anAccount();
    account.earn(10_000n);
    account.tax(1_900n);

    const first = account.reserve({ minorUnitsMax: 5_000n });
    const second = account.reserve();

    expect(account.payoutOf(first)).toMatchObject({ indirectTaxMinorUnits: 1_900n });
    expect(account.payoutOf(second)).not.toHaveProperty('indirectTaxMinorUnits');
  });

  it('keeps tax that was credited after it had been paid of what is earned later', () => {
    const account = anAccount();
    account.earn(10_000n);
    account.tax(1_900n);
    account.confirm(account.reserve());
    account.tax(-1_900n);
    account.earn(5_000n);

    const payoutId = account.reserve();

    expect(account.payoutOf(payoutId)).toMatchObject({
      ...{ minorUnits: 3_100n, indirectTaxMinorUnits: -1_900n },
    });
    expect(account.violations()).toEqual([]);
  });

  it.each(['fail', 'bounce'] as const)('has it open again after a payout that does %s', (end) => {
    const account = anAccount();
    account.earn(10_000n);
    account.tax(1_900n);

    account[end](account.reserve());

    expect(account.head().indirectTax?.USD).toEqual({
      ...{ openMinorUnits: 1_900n, reservedMinorUnits: 0n },
    });
    expect(account.usd()).toMatchObject({ payable: 11_900n });
  });

  it('gives a payee its cut of what was earned, and none of the tax', () => {
    const account = anAccount();
    const terms = somePayeeTerms();
    account.earn(10_000n);
    account.tax(1_900n);

    account.confirm(account.reserve({ terms, payeeId: 'northern' }));
    account.confirm(account.reserve({ terms }));

    expect(account.payouts().map(({ minorUnits }) => minorUnits)).toEqual([1_500n, 10_400n]);
    expect(account.violations()).toEqual([]);
  });

  it('withholds of what was earned alone', () => {
    const account = anAccount();
    account.earn(10_000n);
    account.tax(1_900n);
    const withholding = {
      ...{ day: '2026-03-20', taxYear: 2026, payerCountry: 'US' },
      incomeKind: 'commission',
      ...{ ruleId: 'r', working: [], grossMinorUnits: 10_000n, withheldMinorUnits: 2_400n },
    } as const;
    const receiver = { kind: 'creator', id: 'mia' } as const;
    const total = {
      ...{ merchantId: 'acme', receiver, currency: 'USD', taxYear: 2026, version: 0, paid: [] },
    };

    const change = reservePayout(account.head(), { ...order, tax: { withholding, total } }, sha256);

    expect(change.payout.next.minorUnits).toBe(9_500n);
    expect(change.taxYear?.paid).toMatchObject([{ grossMinorUnits: 10_000n }]);
    const ofAll = { ...withholding, grossMinorUnits: 11_900n };
    expect(() =>
      reservePayout(account.head(), { ...order, tax: { withholding: ofAll, total } }, sha256),
    ).toThrow(RangeError);
  });
});

type Step =
  | { readonly kind: 'earn' | 'tax'; readonly minorUnits: bigint }
  | { readonly kind: 'assign'; readonly terms: PayeeTerms | undefined }
  | {
      readonly kind: 'pay';
      readonly place: number;
      readonly end: 'confirm' | 'fail' | 'bounce';
      readonly most: bigint;
    };

const amounts = fc.bigInt({ min: -3_000n, max: 5_000n }).filter((amount) => amount !== 0n);
const anyTerms = fc.option(
  fc.record({
    payeeId: fc.constantFrom('northern', 'southern'),
    cutBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    remainderTo: fc.constantFrom('creator' as const, 'payee' as const),
  }),
  { nil: undefined },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('earn' as const, 'tax' as const), minorUnits: amounts }),
    fc.record({ kind: fc.constant('assign' as const), terms: anyTerms }),
    fc.record({
      kind: fc.constant('pay' as const),
      place: fc.nat({ max: 2 }),
      end: fc.constantFrom('confirm' as const, 'fail' as const, 'bounce' as const),
      most: fc.bigInt({ min: 1n, max: 10_000n }),
    }),
  ),
  { maxLength: 30 },
);

/** Pays one of those who have a part; answers whether there was anybody. */
function payOne(
  account: Account,
  terms: PayeeTerms | undefined,
  { place, end, most }: Omit<Extract<Step, { kind: 'pay' }>, 'kind'>,
): boolean {
  const { payable } = account.usd();
  if (payable <= 0n) return false;
  const tax = indirectTaxPart(account.head(), 'USD', payable);
  const due = dividePayable(payable, account.head().setAside?.USD ?? [], terms, tax).filter(
    ({ minorUnits }) => minorUnits > 0n,
  );
  const payeeId = due[place % due.length]?.payeeId;
  account[end](account.reserve({ terms, payeeId, minorUnitsMax: most }));
  return true;
}

describe('any history of an account with indirect tax', () => {
  it('pays exactly the tax that invoices ask for and exactly what was earned, in any division', () => {
    fc.assert(
      fc.property(steps, (todo) => {
        const account = anAccount();
        let terms: PayeeTerms | undefined;
        const told = { earn: 0n, tax: 0n };
        for (const step of todo) {
          if (step.kind === 'assign') terms = step.terms;
          else if (step.kind === 'pay') payOne(account, terms, step);
          else {
            account[step.kind](step.minorUnits);
            told[step.kind] += step.minorUnits;
          }
          expect(account.violations()).toEqual([]);
        }
        // The creator's alone, and enough for nobody to have had too much and all credited tax to be kept.
        terms = undefined;
        account.earn(1_000_000n);
        const all = { place: 0, end: 'confirm', most: 10_000_000n } as const;
        while (payOne(account, terms, all));

        expect(account.violations()).toEqual([]);
        expect(paidOf(account)).toEqual({ tax: told.tax, earned: told.earn + 1_000_000n });
      }),
    );
  });
});

describe('checkIndirectTax', () => {
  function check(change: (entry: Entry) => Partial<Entry>, head: Partial<AccountHead> = {}) {
    const account = anAccount();
    account.earn(10_000n);
    account.tax(1_900n);
    account.confirm(account.reserve());
    const entries = account.entries.map((entry): Entry => ({ ...entry, ...change(entry) }));
    const found = checkAccount({ head: { ...account.head(), ...head }, entries }, sha256);
    return found.map(({ detail }) => detail).join(' ');
  }
  const of = (kind: Entry['kind'], part: Partial<Entry>) => (entry: Entry) =>
    entry.kind === kind ? part : {};

  it.each([
    {
      what: 'a payout that says less of it is tax than there is',
      change: of('reserve', { indirectTaxMinorUnits: 1_000n }),
      said: 'It reserves 1000 of indirect tax, and 1900 are due.',
    },
    {
      what: 'tax that no invoice asks for',
      change: of('indirect-tax', { kind: 'period' }),
      said: 'It posts indirect tax by no invoice.',
    },
    {
      what: 'a claim of the same invoice twice',
      change: of('settle', { cause: 'indirect-tax/SB-2026-1' }),
      said: 'The tax of SB-2026-1 was asked for before.',
    },
  ])('finds $what', ({ change, said }) => {
    expect(check(change)).toContain(said);
  });

  it('finds a head that says otherwise', () => {
    const indirectTax = { USD: { openMinorUnits: 1n, reservedMinorUnits: 1_900n } };

    expect(check(() => ({}), { indirectTax })).toContain(
      'The head says of indirect tax 1 open and 1900 in payouts USD, the entries 0 open and 1900',
    );
  });
});
