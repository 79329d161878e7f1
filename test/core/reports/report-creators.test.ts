import { describe, expect, it } from '@jest/globals';
import { emptyBalances } from '../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import { reportAccount } from '../../../core/reports/report-account.ts';
import { listReportedCreators, reportCreators } from '../../../core/reports/report-creators.ts';
import { closeAnOrder } from '../../support/close-an-order.ts';
import { aConversionState, daysAfterOrder, orderMoment } from '../../support/factories/index.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const owe = (creatorId: string, minorUnits: bigint) => ({ creatorId, minorUnits });
const head = {
  ...emptyAccountHead('acme', 'mia'),
  balances: { USD: { ...emptyBalances, paid: 700n, debt: 50n }, EUR: emptyBalances },
};

const pending = aConversionState({ conversionId: 'shop~1', owed: [owe('mia', 100n)] });
const later = aConversionState({
  conversionId: 'shop~2',
  closeAt: daysAfterOrder(50),
  owed: [owe('mia', 20n), owe('zoe', 9n)],
});
const unpaid = aConversionState({ conversionId: 'shop~3', closeAt: undefined });
const held = aConversionState({
  conversionId: 'shop~4',
  status: 'held',
  owed: [owe('mia', 7n)],
  holds: [{ holdId: 'h', reason: 'fraud-review', note: 'private', since: orderMoment }],
});
const closed = aConversionState({
  conversionId: 'shop~5',
  status: 'closed',
  owed: [owe('mia', 3n)],
});

describe('reportCreators', () => {
  it('sums a creator’s own part by what has become of it, beside the whole account', () => {
    const [mia] = reportCreators(
      [{ name: 'Mia Mountain', head }],
      [pending, later, held, closed],
      [
        { creatorId: 'mia', kind: 'click', counted: 4, filtered: 1 },
        { creatorId: 'zoe', kind: 'click', counted: 9, filtered: 0 },
      ],
    );

    expect(mia).toMatchObject({
      creatorId: 'mia',
      creatorName: 'Mia Mountain',
      clicks: { counted: 4, filtered: 1 },
    });
    expect(mia?.currencies).toEqual([
      {
        currency: 'USD',
        cost: usd('0.00'),
        orders: 4,
        earned: usd('1.30'),
        pending: usd('1.20'),
        nextCloseAt: '2026-04-16T10:00:00.000Z',
        lastCloseAt: '2026-04-21T10:00:00.000Z',
        held: usd('0.07'),
        heldOrders: [
          {
            conversionId: 'shop~4',
            amount: usd('0.07'),
            holds: [{ reason: 'fraud-review', since: '2026-03-02T10:00:00.000Z' }],
          },
        ],
        account: {
          payable: usd('0.00'),
          held: usd('0.00'),
          inPayout: usd('0.00'),
          paid: usd('7.00'),
          taxWithheld: usd('0.00'),
          debt: usd('0.50'),
        },
      },
    ]);
  });

  it('has no closing time while nothing pending has been paid', () => {
    const [mia] = reportCreators([{ name: 'Mia', head }], [unpaid], []);

    expect(mia?.currencies[0]).toMatchObject({ nextCloseAt: null, lastCloseAt: null });
  });

  it('still names a creator whose only order was refunded whole, because the debt is the story', () => {
    const { state } = closeAnOrder('9', 'USD', [[owe('mia', 500n)], []]);

    expect(listReportedCreators([state], [])).toEqual(['mia']);
    const [mia] = reportCreators([{ name: 'Mia', head }], [state], []);
    expect(mia?.currencies[0]).toMatchObject({
      orders: 0,
      earned: usd('0.00'),
      account: { debt: usd('0.50') },
    });
  });

  it('names who has touches only', () => {
    const counts = [{ creatorId: 'zoe', kind: 'click' as const, counted: 1, filtered: 0 }];

    expect(listReportedCreators([pending], counts)).toEqual(['mia', 'zoe']);
  });
});

describe('reportAccount', () => {
  it('shows currencies of the account and of recent orders, each part for itself', () => {
    const inJpy = aConversionState({ currency: 'JPY', owed: [owe('mia', 40n)] });
    const ofOthers = aConversionState({ currency: 'GBP', owed: [owe('zoe', 40n)] });

    const { currencies } = reportAccount(head, [inJpy, pending, ofOthers]);

    expect(currencies.map(({ currency }) => currency)).toEqual(['EUR', 'JPY', 'USD']);
    expect(currencies[1]).toMatchObject({
      account: { payable: { amount: '0', currency: 'JPY' } },
      recentOrders: { pending: { amount: '40', currency: 'JPY' } },
    });
    expect(currencies[2]).toMatchObject({
      account: { paid: usd('7.00') },
      recentOrders: { orders: 1, pending: usd('1.00') },
    });
  });
});
