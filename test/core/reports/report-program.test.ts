import { describe, expect, it } from '@jest/globals';
import { reportProgram } from '../../../core/reports/report-program.ts';
import type { ConversionState, ConversionSummary } from '../../../core/settlement/conversion.ts';
import { aConversionState } from '../../support/factories/index.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

function anOrder(
  summary: Partial<ConversionSummary>,
  changes: Partial<ConversionState> = {},
): ConversionState {
  const state = aConversionState(changes);
  return { ...state, summary: { ...state.summary, ...summary } };
}

describe('reportProgram', () => {
  it('sets what came in against what it cost, by currency', () => {
    const report = reportProgram(
      [
        anOrder({ revenueMinorUnits: 10_000n, discountMinorUnits: 500n, newCustomer: true }),
        anOrder({ revenueMinorUnits: 5_001n, commissionMinorUnits: 501n }),
        anOrder(
          { revenueMinorUnits: 9_000n, commissionMinorUnits: 900n },
          { currency: 'JPY', owed: [{ creatorId: 'mia', minorUnits: 900n }] },
        ),
      ],
      [
        { creatorId: 'mia', kind: 'click', counted: 40, filtered: 2 },
        { creatorId: 'zoe', kind: 'click', counted: 5, filtered: 0 },
      ],
    );

    expect(report.clicks).toEqual({ counted: 45, filtered: 2 });
    expect(report.currencies.map(({ currency }) => currency)).toEqual(['JPY', 'USD']);
    expect(report.currencies[1]).toEqual({
      currency: 'USD',
      orders: 2,
      newCustomers: 1,
      revenue: usd('150.01'),
      averageOrderValue: usd('75.00'),
      commission: usd('15.01'),
      discount: usd('5.00'),
      cost: usd('0.00'),
      spend: usd('20.01'),
      costPerAcquisition: usd('20.01'),
      returnOnSpend: '7.50',
      unattributed: { orders: 0, revenue: usd('0.00') },
    });
    expect(report.currencies[0]).toMatchObject({
      revenue: { amount: '9000', currency: 'JPY' },
      costPerAcquisition: null,
      returnOnSpend: '10.00',
    });
  });

  it('counts orders that owe nobody apart, so that they do not make the return look better', () => {
    const sold = anOrder({ revenueMinorUnits: 90_000n, commissionMinorUnits: 0n }, { owed: [] });
    const cancelled = anOrder({ revenueMinorUnits: 0n, commissionMinorUnits: 0n }, { owed: [] });

    const report = reportProgram([anOrder({}), sold, cancelled], []);

    expect(report.currencies[0]).toMatchObject({
      orders: 1,
      revenue: usd('100.00'),
      returnOnSpend: '10.00',
      unattributed: { orders: 1, revenue: usd('900.00') },
    });
  });

  it('leaves out test orders and those that have not arrived', () => {
    const report = reportProgram(
      [anOrder({}, { status: 'parked', currency: 'XXX' }), anOrder({}, { status: 'excluded' })],
      [],
    );

    expect(report).toEqual({ clicks: { counted: 0, filtered: 0 }, currencies: [], inKind: [] });
  });

  it('has no averages where there is nothing to divide by', () => {
    const free = anOrder({ revenueMinorUnits: 500n, commissionMinorUnits: 0n }, { owed: [] });

    expect(reportProgram([free], []).currencies[0]).toMatchObject({
      averageOrderValue: null,
      costPerAcquisition: null,
      returnOnSpend: null,
    });
  });
});
