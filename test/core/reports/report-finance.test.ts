import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { type ReportedAccount, reportFinance } from '../../../core/reports/report-finance.ts';
import type { ConversionState } from '../../../core/settlement/conversion.ts';
import { aSettledStore } from '../../support/a-settled-store.ts';

describe('reportFinance', () => {
  let store: LedgerExport;
  let states: ConversionState[];

  beforeAll(async () => {
    store = await aSettledStore();
    states = store.conversions.map(({ state }) => state);
  });

  function accounts(): ReportedAccount[] {
    return [...store.accounts];
  }

  it('finds all commission in its places: paid, owed back, payable, and in transit', () => {
    expect(reportFinance(states, accounts())).toMatchObject([
      {
        currency: 'JPY',
        netExpense: { amount: '1000' },
        otherOrders: { amount: '0' },
        payable: { amount: '1000' },
        agrees: true,
      },
      {
        currency: 'USD',
        netExpense: { amount: '8.20' },
        otherOrders: { amount: '0.00' },
        pending: { amount: '1.50' },
        settling: { amount: '0.70' },
        paid: { amount: '10.00' },
        debt: { amount: '4.00' },
        agrees: true,
      },
    ]);
  });

  it('agrees for some of the orders, too, and says what the others brought', () => {
    const some = states.filter(({ conversionId }) => conversionId !== 'shop~1');

    expect(reportFinance(some, accounts())).toMatchObject([
      { currency: 'JPY', agrees: true },
      {
        currency: 'USD',
        netExpense: { amount: '2.20' },
        otherOrders: { amount: '6.00' },
        agrees: true,
      },
    ]);
  });

  it('leaves a restatement that came after the reading of its order to the others', () => {
    const seenBefore = states.map((state) =>
      state.conversionId === 'shop~1'
        ? { ...state, revision: 1, journal: state.journal.slice(0, 2) }
        : state,
    );

    expect(reportFinance(seenBefore, accounts())[1]).toMatchObject({
      netExpense: { amount: '12.20' },
      otherOrders: { amount: '-4.00' },
      agrees: true,
    });
  });

  it.each([
    {
      what: 'an entry is missing',
      spoil: ({ entries, ...account }: ReportedAccount) => ({
        ...account,
        entries: entries.filter(({ kind }) => kind !== 'settle'),
      }),
    },
    {
      what: 'a balance is a cent off',
      spoil: ({ head, ...account }: ReportedAccount) => ({
        ...account,
        head: {
          ...head,
          balances: Object.fromEntries(
            Object.entries(head.balances).map(([unit, balances]) => [
              unit,
              { ...balances, paid: balances.paid + 1n },
            ]),
          ),
        },
      }),
    },
  ])('does not agree if $what', ({ spoil }) => {
    const report = reportFinance(states, accounts().map(spoil));

    expect(report.find(({ currency }) => currency === 'USD')?.agrees).toBe(false);
  });
});
