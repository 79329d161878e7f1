import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  incomeKinds,
  payeeKinds,
  type TaxPayment,
  taxEvidences,
  type WithholdingRule,
  withholdingRules,
  withholdTax,
} from '../../../core/tax/index.ts';

type Changes = Partial<Omit<TaxPayment, 'payee'>> & {
  readonly payee?: Partial<TaxPayment['payee']>;
};

/** A commission of 1,000.00 to an American with a taxpayer number. */
const aPayment = ({ payee, ...changes }: Changes = {}): TaxPayment => ({
  payerCountry: 'US',
  payee: { country: 'US', kind: 'individual', evidence: ['tin'], ...payee },
  paidOn: '2026-03-01',
  gross: { minorUnits: 100_000n, currency: 'USD' },
  incomeKind: 'commission',
  earlier: [],
  ...changes,
});

const inIndia = (minorUnits: bigint, changes: Changes = {}) =>
  aPayment({
    payerCountry: 'IN',
    paidOn: '2025-06-01',
    gross: { minorUnits, currency: 'INR' },
    ...changes,
    payee: { country: 'IN', evidence: ['pan'], ...changes.payee },
  });

const decide = (payment: TaxPayment, rules = withholdingRules) => withholdTax(payment, rules);
const withheldOf = (payment: TaxPayment) => decide(payment).withholding?.withheldMinorUnits;
const ruleOf = (payment: TaxPayment) => decide(payment).withholding?.rule.ruleId;

describe('withholdTax', () => {
  it('reports an American from 2,000 dollars of a year on, and from 600 before 2026', () => {
    const reported = (minorUnits: bigint, paidOn: string) =>
      decide(aPayment({ paidOn, gross: { minorUnits, currency: 'USD' } })).withholding?.reporting;

    expect(reported(199_999n, '2026-12-31')?.isReportable).toBe(false);
    expect(reported(200_000n, '2026-12-31')).toMatchObject({ isReportable: true, taxYear: 2026 });
    expect(reported(59_999n, '2025-12-31')?.isReportable).toBe(false);
    expect(reported(60_000n, '2025-12-31')?.isReportable).toBe(true);
  });

  it('adds up the payments of the tax year, and no others', () => {
    const earlier = (paidOn: string) => ({
      ...{ paidOn, grossMinorUnits: 150_000n, withheldMinorUnits: 0n },
      incomeKind: 'fee' as const,
    });

    const { reporting } =
      decide(aPayment({ earlier: [earlier('2026-01-01'), earlier('2025-12-31')] })).withholding ??
      {};

    expect(reporting).toMatchObject({ totalMinorUnits: 250_000n, isReportable: true });
  });

  it('starts over 20,000 rupees of a fiscal year, and then takes in what was free before', () => {
    const earlier = [
      {
        ...{ paidOn: '2025-05-01', grossMinorUnits: 1_500_000n, withheldMinorUnits: 0n },
        incomeKind: 'commission' as const,
      },
    ];

    expect(withheldOf(inIndia(2_000_000n))).toBe(0n);
    expect(withheldOf(inIndia(2_000_001n))).toBe(40_000n);
    expect(withheldOf(inIndia(500_000n, { earlier }))).toBe(0n);
    expect(withheldOf(inIndia(1_000_000n, { earlier }))).toBe(50_000n);
    // What was paid in March belongs to the year before, and a fee to another section.
    const [first] = earlier;
    const inMarch = [{ ...first, paidOn: '2025-03-31' }] as typeof earlier;
    expect(withheldOf(inIndia(1_000_000n, { earlier: inMarch }))).toBe(0n);
    const asFee = [{ ...first, incomeKind: 'fee' as const }] as never;
    expect(withheldOf(inIndia(1_000_000n, { earlier: asFee }))).toBe(0n);
  });

  it('goes by the rule of the day', () => {
    expect(ruleOf(inIndia(100n, { paidOn: '2024-09-30' }))).toBe('in-194h-5');
    expect(ruleOf(inIndia(100n, { paidOn: '2024-10-01' }))).toBe('in-194h-2');
    expect(ruleOf(inIndia(100n, { paidOn: '2025-04-01' }))).toBe('in-194h-2025');
    expect(decide(inIndia(100n, { paidOn: '2026-04-01' }))).toMatchObject({
      outcome: 'hold',
      reason: { kind: 'uncertain', rule: { ruleId: 'in-393-commission' } },
    });
  });

  it('taxes each part of an Indonesian payment at its own rate', () => {
    const payment = aPayment({
      payerCountry: 'ID',
      payee: { country: 'ID', evidence: [] },
      gross: { minorUnits: 20_000_000_000n, currency: 'IDR' },
    });

    // Half of 200 million: 60 at 5 %, 40 at 15 %.
    expect(withheldOf(payment)).toBe(300_000_000n + 600_000_000n);
  });

  it.each([
    [{ payerCountry: 'JP', payee: { country: 'JP' } }, { kind: 'none' }],
    [
      { payee: { country: 'GB', evidence: [] }, performedIn: 'GB' },
      { kind: 'missing', missing: ['foreign-status'] },
    ],
    [
      { payee: { country: 'GB', evidence: ['foreign-status'] } },
      { kind: 'missing', missing: ['performed-in'] },
    ],
    [{ gross: { minorUnits: 1n, currency: 'EUR' } }, { kind: 'other-currency' }],
    [{ paidOn: '2027-01-01' }, { kind: 'uncertain' }],
  ] satisfies [Changes, object][])('holds %j, and never takes it to be free', (changes, reason) => {
    expect(decide(aPayment(changes))).toMatchObject({ outcome: 'hold', reason });
  });

  it('holds where the table contradicts itself', () => {
    const [first] = withholdingRules as [WithholdingRule];
    const rules = [first, { ...first, ruleId: 'twice' }];
    const payment = aPayment({
      payerCountry: 'AU',
      payee: { country: 'AU', evidence: ['abn'] },
      gross: { minorUnits: 1n, currency: 'AUD' },
    });

    expect(decide(payment, rules)).toMatchObject({ reason: { kind: 'ambiguous' } });
  });

  it('refuses a payment of nothing', () => {
    expect(() => decide(aPayment({ gross: { minorUnits: 0n, currency: 'USD' } }))).toThrow(
      RangeError,
    );
  });
});

const countries = [...new Set(withholdingRules.map(({ payerCountry }) => payerCountry))];
const currencyOf = (country: string) =>
  withholdingRules.find(({ payerCountry }) => payerCountry === country)?.currency ?? 'USD';
const arbitraryPayment = fc
  .record({
    payerCountry: fc.constantFrom(...countries),
    payeeCountry: fc.constantFrom(...countries, 'ZZ'),
    kind: fc.constantFrom(...payeeKinds),
    evidence: fc.subarray([...taxEvidences]),
    day: fc.integer({ min: 0, max: 4_000 }),
    gross: fc.bigInt({ min: 1n, max: 10n ** 13n }),
    incomeKind: fc.constantFrom(...incomeKinds),
    performedIn: fc.constantFrom(undefined, ...countries),
    earlier: fc.array(
      fc.record({
        grossMinorUnits: fc.bigInt({ min: 1n, max: 10n ** 9n }),
        share: fc.nat({ max: 100 }),
        incomeKind: fc.constantFrom(...incomeKinds),
      }),
      { maxLength: 4 },
    ),
  })
  .map(
    ({ payeeCountry, kind, evidence, day, gross, earlier, performedIn, ...rest }): TaxPayment => {
      const paidOn = new Date(Date.UTC(2018, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
      return {
        ...rest,
        payee: { country: payeeCountry, kind, evidence },
        paidOn,
        gross: { minorUnits: gross, currency: currencyOf(rest.payerCountry) },
        ...(performedIn === undefined ? {} : { performedIn }),
        earlier: earlier.map(({ grossMinorUnits, share, incomeKind }) => ({
          ...{ paidOn, grossMinorUnits, incomeKind },
          withheldMinorUnits: (grossMinorUnits * BigInt(share)) / 100n,
        })),
      };
    },
  );

describe('the table of rules', () => {
  it('never contradicts itself, and never takes more than is paid', () => {
    fc.assert(
      fc.property(arbitraryPayment, (payment) => {
        const decision = decide(payment);

        if (decision.outcome === 'hold') expect(decision.reason.kind).not.toBe('ambiguous');
        if (decision.withholding === undefined) return;
        const { withheldMinorUnits, netMinorUnits } = decision.withholding;
        expect(withheldMinorUnits + netMinorUnits).toBe(payment.gross.minorUnits);
        expect(withheldMinorUnits >= 0n && netMinorUnits >= 0n).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('withholds no less of more, by itself', () => {
    fc.assert(
      fc.property(arbitraryPayment, fc.bigInt({ min: 1n, max: 10n ** 9n }), (payment, more) => {
        const alone = { ...payment, earlier: [] };
        const { minorUnits, currency } = payment.gross;
        const greater = { ...alone, gross: { minorUnits: minorUnits + more, currency } };
        const [less, most] = [withheldOf(alone), withheldOf(greater)];

        if (less === undefined || most === undefined) return;
        expect(most).toBeGreaterThanOrEqual(less);
      }),
    );
  });

  it('names each rule once, with its law, its source and when it was looked at', () => {
    const ids = withholdingRules.map(({ ruleId }) => ruleId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { authority, source, reviewedOn, validFrom, validTo } of withholdingRules) {
      expect(authority).not.toBe('');
      expect(source).toMatch(/^https:\/\//);
      expect(
        [reviewedOn, validFrom, validTo ?? validFrom].every((day) => /^\d{4}-\d\d-\d\d$/.test(day)),
      ).toBe(true);
      expect((validTo ?? '9999') > validFrom).toBe(true);
    }
  });
});
