import { describe, expect, it } from '@jest/globals';
import type { PeriodTerm } from '../../../../core/plans/period-term.ts';
import type { PlanVersion } from '../../../../core/plans/plan.ts';
import { validatePlanVersion } from '../../../../core/plans/validate-plan-version.ts';
import { aPlanVersion, flatPerOrder, percent } from '../../../support/factories/index.ts';

const money = (minorUnits: bigint, currency = 'USD') => ({ minorUnits, currency });
const percentage = (numerator: bigint) => ({ numerator, denominator: 100n });
const step = (tier: string, from: bigint, added = 1n) => ({
  tier,
  from,
  addedRate: percentage(added),
});

function tiers(changes: Partial<Extract<PeriodTerm, { kind: 'tiers' }>> = {}): PeriodTerm {
  return {
    kind: 'tiers',
    termId: 'volume',
    period: 'month',
    measure: 'revenue',
    currency: 'USD',
    applies: 'next-period',
    steps: [step('silver', 100n), step('gold', 200n)],
    ...changes,
  };
}
const cap = (most: bigint, termId = 'ceiling'): PeriodTerm => ({
  kind: 'cap',
  termId,
  period: 'month',
  most: money(most),
});
const guarantee = (atLeast: bigint): PeriodTerm => ({
  kind: 'guarantee',
  termId: 'floor',
  period: 'month',
  atLeast: money(atLeast),
});
const bonus = (changes: Partial<Extract<PeriodTerm, { kind: 'bonus' }>> = {}): PeriodTerm => ({
  kind: 'bonus',
  termId: 'sprint',
  period: 'month',
  measure: 'revenue',
  threshold: 100n,
  amount: money(50n),
  ...changes,
});

const problemsOf = (changes: Partial<PlanVersion>) => validatePlanVersion(aPlanVersion(changes));

describe('terms of a whole period', () => {
  it.each<[string, PeriodTerm, RegExp]>([
    ['no tiers', tiers({ steps: [] }), /Term volume: it has no tiers/],
    [
      'tiers out of order',
      tiers({ steps: [step('silver', 200n), step('gold', 200n)] }),
      /"gold" does not begin above "silver"/,
    ],
    [
      'a tier twice',
      tiers({ steps: [step('silver', 1n), step('silver', 2n)] }),
      /two tiers "silver"/,
    ],
    ['a tier without name', tiers({ steps: [step('', 1n)] }), /a tier has no name/],
    [
      'a tier of the next period for doing nothing',
      tiers({ steps: [step('silver', 0n)] }),
      /Term volume: tier "silver" .* threshold above zero/,
    ],
    ['a negative threshold', tiers({ steps: [step('silver', -1n)] }), /"silver" is negative/],
    [
      'a tier above 100 %',
      tiers({ steps: [step('silver', 1n, 101n)] }),
      /of tier "silver", the rate of 101 % is above/,
    ],
    ['an unknown currency', tiers({ currency: 'EURO' }), /"EURO" is not an ISO 4217/],
    ['a cap of nothing', cap(0n), /Term ceiling: a cap of nothing/],
    ['a negative guarantee', guarantee(-1n), /Term floor: a guarantee cannot be negative/],
    ['a bonus for doing nothing', bonus({ threshold: 0n }), /Term sprint: .* threshold above zero/],
    ['a bonus of nothing', bonus({ amount: money(0n) }), /a bonus of nothing/],
  ])('are refused with %s', (_, term, message) => {
    const problems = problemsOf({ periodTerms: [term] });

    expect(problems).toMatchObject([
      {
        severity: 'error',
        ruleId: term.termId,
        path: expect.arrayContaining(['periodTerms', 0]),
        message: expect.stringMatching(message),
      },
    ]);
  });

  it.each<[string, readonly PeriodTerm[], RegExp]>([
    [
      'two caps for one month and currency',
      [cap(100n), cap(200n, 'other')],
      /Term other: term ceiling has the same kind for every month in USD/,
    ],
    [
      'two sets of tiers, whatever they measure',
      [tiers(), tiers({ termId: 'orders', measure: 'orders' })],
      /Term orders: term volume has the same kind/,
    ],
    [
      'two bonuses at one threshold',
      [bonus(), bonus({ termId: 'again' })],
      /Term again: term sprint has the same threshold/,
    ],
    [
      'a cap below a guarantee',
      [cap(100n), guarantee(101n)],
      /guarantee floor is above cap ceiling of 1\.00 USD for the same month/,
    ],
  ])('are refused where there are %s', (_, periodTerms, message) => {
    expect(problemsOf({ periodTerms })).toMatchObject([
      { severity: 'error', path: ['periodTerms', 1], message: expect.stringMatching(message) },
    ]);
  });

  it('may repeat a kind in another period, in another currency, and as bonuses that rise', () => {
    const periodTerms = [
      cap(100n),
      { ...cap(900n, 'yearly'), period: 'year' },
      { ...cap(100n, 'euro'), most: money(100n, 'EUR') },
      bonus(),
      bonus({ termId: 'more', threshold: 200n }),
      guarantee(100n),
    ] as PeriodTerm[];

    expect(problemsOf({ periodTerms })).toEqual([]);
  });

  it('warns of a bonus that the cap would cut', () => {
    const problems = problemsOf({ periodTerms: [bonus({ amount: money(200n) }), cap(100n)] });

    expect(problems).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('never paid in full') },
    ]);
  });

  it('must leave rules and highest tiers together at or below 100 %', () => {
    const periodTerms = [tiers({ steps: [step('silver', 1n, 50n), step('gold', 2n, 11n)] })];
    const rules = (highest: bigint) => [
      { ruleId: 'some', when: { product: ['1'] }, rewards: [percent(highest), flatPerOrder(1n)] },
      { ruleId: 'rest', rewards: [percent(10n)] },
    ];

    expect(problemsOf({ rules: rules(50n), periodTerms })).toEqual([]);
    expect(problemsOf({ rules: rules(51n), periodTerms })).toMatchObject([
      {
        ruleId: 'volume',
        message: expect.stringMatching(/the 51 % of rule some, the highest tiers come to 101 %/),
      },
    ]);
  });

  it('are not added to a rule whose amounts make it one of another currency with its own tiers', () => {
    const rules = [{ ruleId: 'euro', rewards: [percent(90n), flatPerOrder(1n, 'kept', 'EUR')] }];
    const periodTerms = [
      tiers({ steps: [step('silver', 1n, 50n)] }),
      tiers({ termId: 'euro-tiers', currency: 'EUR', steps: [step('bronze', 1n, 5n)] }),
    ];

    expect(problemsOf({ rules, periodTerms })).toEqual([]);
    expect(problemsOf({ rules, periodTerms: periodTerms.slice(0, 1) })).toHaveLength(1);
  });

  it('are not added to a rule whose condition keeps it to a currency with its own tiers', () => {
    const rules = (ofEuro: bigint) => [
      { ruleId: 'euro', when: { currency: ['EUR'] }, rewards: [percent(ofEuro)] },
      { ruleId: 'dollar', when: { not: { currency: ['EUR'] } }, rewards: [percent(10n)] },
    ];
    const periodTerms = [
      tiers({ currency: 'EUR', steps: [step('bronze', 1n, 5n)] }),
      tiers({ termId: 'dollar-tiers', steps: [step('silver', 1n, 10n)] }),
    ];

    expect(problemsOf({ rules: rules(95n), periodTerms })).toEqual([]);
    expect(problemsOf({ rules: rules(96n), periodTerms })).toMatchObject([{ ruleId: 'volume' }]);
  });
});

describe('what goes to others than the rules say', () => {
  const assist = { ruleId: 'helper', amount: money(100n), to: 'any' } as const;

  it.each<[string, Partial<PlanVersion>, RegExp]>([
    [
      'an assist bonus of nothing',
      { assistBonus: { ...assist, amount: money(0n) } },
      /Assist bonus helper: an assist bonus of nothing/,
    ],
    [
      'a daily cap in another currency',
      { assistBonus: { ...assist, dailyCap: money(500n, 'EUR') } },
      /daily cap is in EUR and the bonus in USD/,
    ],
    [
      'a daily cap below one bonus',
      { assistBonus: { ...assist, dailyCap: money(99n) } },
      /below a single bonus of 1\.00 USD/,
    ],
    [
      'a share above the whole commission',
      { referralShare: { ruleId: 'referrer', rate: percentage(101n) } },
      /Referral share referrer: the rate of 101 % is above 100 % of the commission/,
    ],
    [
      'a share of nothing',
      { referralShare: { ruleId: 'referrer', rate: percentage(0n) } },
      /shares nothing/,
    ],
  ])('is refused as %s', (_, changes, message) => {
    expect(problemsOf(changes)).toMatchObject([
      { severity: 'error', message: expect.stringMatching(message) },
    ]);
  });
});
