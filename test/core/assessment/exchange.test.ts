import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assessActivity } from '../../../core/assessment/assess-activity.ts';
import type { Terms } from '../../../core/assessment/assessment.ts';
import { explainConversion } from '../../../core/assessment/explanation/explain-conversion.ts';
import { renderExplanation } from '../../../core/assessment/explanation/render-explanation.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import type { Reward } from '../../../core/plans/reward.ts';
import {
  assessOrder,
  type OrderToAssess,
  owedBy,
  pricedLines,
} from '../../support/assess-order.ts';
import { anExchangeRate } from '../../support/factories/an-exchange-rate.ts';
import {
  aConversionState,
  aPlanVersion,
  aRefund,
  flatPerItem,
  flatPerOrder,
  inKindPerOrder,
  orderMoment,
  percent,
  someTerms,
} from '../../support/factories/index.ts';

/** One euro is 1.25 dollars. */
const rates = [anExchangeRate()];
const exchange: Partial<PlanVersion> = { otherCurrencies: 'exchange' };

/** The factories' order of 100.00 USD under one rule with these rewards. */
const under = (rewards: readonly Reward[], terms: Partial<Terms> = { rates }): OrderToAssess => ({
  rules: [{ ruleId: 'rule', rewards }],
  version: exchange,
  terms,
});
const sharing = [
  { creatorId: 'mia', parts: 1n },
  { creatorId: 'zoe', parts: 1n },
];

describe('an amount in another currency than the order’s', () => {
  it.each<[string, Reward, bigint]>([
    ['per order', flatPerOrder(500n, 'prorated', 'EUR'), 625n],
    ['per piece', flatPerItem(101n, 'EUR'), 126n],
    ['of no cents', flatPerOrder(0n, 'prorated', 'EUR'), 0n],
  ])('is exchanged %s', (_, reward, owed) => {
    expect(owedBy(under([reward]))).toEqual(owed === 0n ? {} : { mia: owed });
  });

  it('is exchanged into a currency with other minor units', () => {
    const yen = [anExchangeRate({ to: 'JPY', rate: '160.5' })];
    const input = under([flatPerOrder(333n, 'prorated', 'EUR')], { rates: yen });

    // 3.33 x 160.5 = 534.465 yen.
    expect(owedBy({ ...input, order: { currency: 'JPY' } })).toEqual({ mia: 534n });
  });

  it('is rounded once with its group, exactly before that, and then split', () => {
    const input = under([flatPerOrder(101n, 'prorated', 'EUR')]);
    const [group] = assessOrder({ ...input, touches: sharing }).groups;

    // 1.01 x 1.25 = 1.2625: 126, of which an odd cent would go to the earlier touch.
    expect(group).toMatchObject({ minorUnits: 126n, exchange: rates[0] });
    expect((group?.exactNumerator ?? 0n) * 100n).toBe(12_625n * (group?.exactDenominator ?? 0n));
    expect(group?.shares.map(({ minorUnits }) => minorUnits)).toEqual([63n, 63n]);
  });

  it('is prorated after a refund as it would be in the order’s own', () => {
    const input = under([flatPerOrder(800n, 'prorated', 'EUR')]);
    const quarter = aRefund();

    expect(owedBy({ ...input, refunds: [quarter] })).toEqual({ mia: 750n });
  });

  it('is explained with its rate, and with what the goods came to before refunds', () => {
    const input = under([flatPerOrder(800n, 'prorated', 'EUR')]);
    const assessment = assessOrder({ ...input, refunds: [aRefund()] });
    const explanation = explainConversion({
      state: aConversionState(),
      assessment,
      names: { mia: 'Mia' },
    });

    expect(explanation.groups[0]).toMatchObject({
      flat: { amount: '8.00', currency: 'EUR' },
      exchange: { source: 'ecb', from: 'EUR', to: 'USD', rate: '1.25', publishedOn: '2026-02-27' },
      original: { amount: '100.00', currency: 'USD' },
      exact: '7.50',
    });
    expect(renderExplanation(explanation)).toContainEqual(
      expect.stringContaining(
        '8.00 EUR (at 1.25 USD, ecb 2026-02-27) per order, prorated, because 75.00 of 100.00 USD',
      ),
    );
  });

  it('is exchanged for the bonus of whoever helped', () => {
    const amount = { minorUnits: 200n, currency: 'EUR' };
    const assistBonus = { ruleId: 'helper', amount, to: 'any' } as const;
    const touches = [{ creatorId: 'zoe' }, { creatorId: 'mia', parts: 1n }];
    const input = { touches, rules: [], terms: { rates } };

    expect(owedBy({ ...input, version: { ...exchange, assistBonus } })).toEqual({ zoe: 250n });
    expect(owedBy({ ...input, version: { assistBonus } })).toEqual({});
  });

  it('is exchanged for an activity, and waits for its rate', () => {
    const rewards: Reward[] = [
      { kind: 'per-lead', amount: { minorUnits: 333n, currency: 'EUR' } },
      { kind: 'per-lead', amount: { minorUnits: 5n, unit: 'points' } },
    ];
    const assessed = (terms: Partial<Terms>) =>
      assessActivity({
        activity: {
          kind: 'lead',
          creatorId: 'mia',
          quantity: 3n,
          currency: 'USD',
          at: orderMoment,
        },
        terms: someTerms({
          planVersion: aPlanVersion({ ...exchange, rules: [{ ruleId: 'leads', rewards }] }),
          ...terms,
        }),
      });

    // 9.99 x 1.25 = 12.4875, rounded once.
    expect(assessed({ rates })).toMatchObject({ owed: [{ minorUnits: 1_249n }] });
    expect(assessed({ rates })).not.toHaveProperty('missingRates');
    expect(assessed({ rates: [], rateSource: 'ecb' })).toMatchObject({
      owed: [],
      owedInKind: [{ minorUnits: 15n }],
      missingRates: [{ from: 'EUR', to: 'USD', before: '2026-03-02', source: 'ecb' }],
    });
  });

  it('leaves the order to the next rule in a version that does not exchange', () => {
    const rules = [
      { ruleId: 'flat', rewards: [flatPerOrder(500n, 'prorated', 'EUR')] },
      { ruleId: 'rest', rewards: [percent(10n)] },
    ];

    expect(owedBy({ rules, terms: { rates } })).toEqual({ mia: 1_000n });
    expect(owedBy({ rules, version: { otherCurrencies: 'next-rule' } })).toEqual({ mia: 1_000n });
    expect(owedBy({ rules, version: exchange, terms: { rates } })).toEqual({ mia: 625n });
  });

  it('is never exchanged where it is store credit: another rule has to say what that is', () => {
    const rules = [
      { ruleId: 'credit', rewards: [inKindPerOrder(500n, 'store-credit:EUR')] },
      { ruleId: 'rest', rewards: [percent(10n)] },
    ];
    const { owed, owedInKind } = assessOrder({ rules, version: exchange, terms: { rates } });

    expect([owed, owedInKind]).toEqual([[{ creatorId: 'mia', minorUnits: 1_000n }], []]);
  });
});

describe('a rate that is missing', () => {
  const reward = flatPerOrder(500n, 'prorated', 'EUR');
  const waiting = { rateSource: 'ecb', rates: [] };

  it('leaves its amount out, and the assessment names it and says the rest', () => {
    const assessment = assessOrder(under([percent(10n), reward], waiting));

    expect(assessment.owed).toEqual([{ creatorId: 'mia', minorUnits: 1_000n }]);
    expect(assessment.missingRates).toEqual([
      { from: 'EUR', to: 'USD', before: '2026-03-02', source: 'ecb' },
    ]);
  });

  it('does not hand the line to the next rule: that would earn by a rule that does not decide', () => {
    const rules = [
      { ruleId: 'flat', rewards: [reward] },
      { ruleId: 'rest', rewards: [percent(10n)] },
    ];

    expect(owedBy({ rules, version: exchange, terms: waiting })).toEqual({});
  });

  it.each<[string, OrderToAssess]>([
    ['in the order’s own currency', under([flatPerOrder(500n)], waiting)],
    ['for an order that nobody led to', { ...under([reward], waiting), touches: [] }],
    ['for a cancelled order', { ...under([reward], waiting), order: { cancelledAt: orderMoment } }],
    [
      'for goods of which nothing is left',
      {
        ...under([reward], waiting),
        order: { lines: pricedLines(10_000n) },
        refunds: [aRefund({ lines: [{ lineId: 'line-1', quantity: 1, minorUnits: 10_000n }] })],
      },
    ],
    [
      'for a rule that does not decide',
      {
        rules: [
          { ruleId: 'first', rewards: [percent(10n)] },
          { ruleId: 'second', rewards: [reward] },
        ],
        version: exchange,
        terms: waiting,
      },
    ],
  ])('is not waited for %s', (_, input) => {
    expect(assessOrder(input)).not.toHaveProperty('missingRates');
  });

  it('is waited for by a term of a period that counts the order', () => {
    const cap = { minorUnits: 1n, currency: 'EUR' };
    const version = {
      periodTerms: [{ kind: 'cap', termId: 'top', period: 'month', most: cap }],
    } as const;

    expect(assessOrder({ version, terms: waiting }).missingRates).toMatchObject([
      { from: 'USD', to: 'EUR' },
    ]);
    const known = { rates: [anExchangeRate({ from: 'USD', to: 'EUR', rate: '0.8' })] };
    expect(assessOrder({ version, terms: known })).not.toHaveProperty('missingRates');
    expect(assessOrder({ version, terms: waiting, touches: [] })).not.toHaveProperty(
      'missingRates',
    );
  });
});

describe('laws of exchanging', () => {
  const rate = fc
    .integer({ min: 1, max: 5_000_000 })
    .map((millionths) => anExchangeRate({ rate: (millionths / 1_000_000).toFixed(6) }));
  const amount = fc.bigInt({ min: 0n, max: 100_000n });

  it('says the same of an order in the amounts’ own currency as without exchanging', () => {
    fc.assert(
      fc.property(amount, fc.array(rate, { maxLength: 1 }), (minorUnits, known) => {
        const rules = [{ ruleId: 'rule', rewards: [percent(7n), flatPerOrder(minorUnits)] }];
        const input = { rules, touches: sharing };

        const exchanged = assessOrder({ ...input, version: exchange, terms: { rates: known } });

        const { owed, groups } = assessOrder(input);
        expect([exchanged.owed, exchanged.groups]).toEqual([owed, groups]);
      }),
    );
  });

  it('takes back by a refund exactly what is not left, at the frozen rate, and the shares sum up', () => {
    const refunded = fc.bigInt({ min: 0n, max: 10_000n });
    fc.assert(
      fc.property(amount, rate, refunded, (minorUnits, known, taken) => {
        const input = under([flatPerOrder(minorUnits, 'prorated', 'EUR')], { rates: [known] });
        const refunds =
          taken === 0n
            ? []
            : [aRefund({ lines: [{ lineId: 'line-1', quantity: 0, minorUnits: taken }] })];
        const { groups } = assessOrder({ ...input, touches: sharing, refunds });

        for (const group of groups) {
          const { exactNumerator: numerator, exactDenominator: denominator } = group;
          const difference = group.minorUnits * denominator - numerator;
          expect((difference < 0n ? -difference : difference) * 2n <= denominator).toBe(true);
          expect(numerator * known.rate.denominator * 10_000n).toBe(
            minorUnits * known.rate.numerator * (10_000n - taken) * denominator,
          );
          const shares = group.shares.reduce((sum, share) => sum + share.minorUnits, 0n);
          expect(shares).toBe(group.minorUnits);
        }
      }),
    );
  });
});
