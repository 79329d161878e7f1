import { describe, expect, it } from '@jest/globals';
import type { Assessment } from '../../../../core/assessment/assessment.ts';
import { checkRates } from '../../../../core/ledger/checks/check-rates.ts';
import { assessOrder } from '../../../support/assess-order.ts';
import { anExchangeRate } from '../../../support/factories/an-exchange-rate.ts';
import { flatPerOrder, orderMoment } from '../../../support/factories/index.ts';

const rate = anExchangeRate();
const assessed = (rates = [rate]) =>
  assessOrder({
    rules: [{ ruleId: 'flat', rewards: [flatPerOrder(500n, 'prorated', 'EUR')] }],
    version: { otherCurrencies: 'exchange' },
    terms: { rates },
  });
const detailsOf = (...assessments: readonly Assessment[]) => {
  const revisions = assessments.map((assessment, place) => ({
    revision: place + 1,
    frozenAt: orderMoment,
    assessment,
  }));
  return checkRates('acme/order/shop~1', revisions).map(({ where, detail }) => [where, detail]);
};

describe('checkRates', () => {
  it('finds nothing in an order in its own currency, nor in one that kept its rate', () => {
    const another = anExchangeRate({ to: 'JPY', rate: '160' });

    expect(detailsOf(assessOrder({}), assessOrder({}))).toEqual([]);
    expect(detailsOf(assessed(), assessed([rate, another]))).toEqual([]);
  });

  it('finds a revision at another rate than the close', () => {
    expect(detailsOf(assessed(), assessed([anExchangeRate({ rate: '1.26' })]))).toEqual([
      ['acme/order/shop~1@2', 'The rate EUR to USD is not the one that was frozen first.'],
    ]);
  });

  it('finds an amount that was paid at no rate of the terms, or at none at all', () => {
    const { groups, terms, ...rest } = assessed();
    const unexchanged = groups.map(({ exchange: _, ...group }) => group);
    const mistake = ['acme/order/shop~1@1', 'Rule flat paid at no rate EUR to USD of the terms.'];

    expect(detailsOf({ ...rest, groups, terms: { ...terms, rates: [] } })).toEqual([mistake]);
    expect(detailsOf({ ...rest, terms, groups: unexchanged })).toEqual([mistake]);
  });

  it('finds what was decided although a rate was missing', () => {
    expect(detailsOf(assessed([]))).toEqual([
      ['acme/order/shop~1@1', 'It was decided without the rate EUR to USD.'],
    ]);
  });
});
