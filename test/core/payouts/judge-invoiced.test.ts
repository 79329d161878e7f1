import { describe, expect, it } from '@jest/globals';
import type { InvoicingAccount } from '../../../core/invoices/own/invoicing-account.ts';
import type { UnitBalances } from '../../../core/ledger/account-head.ts';
import { emptyBalances } from '../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import { judgeParts } from '../../../core/payouts/judge-parts.ts';
import {
  anInvoicedMonth,
  anInvoicingAccount,
  anOwnInvoice,
} from '../../support/factories/an-own-invoice.ts';
import { somePayeeTerms } from '../../support/factories/index.ts';

const method = { rail: 'manual' } as const;
const net = { field: 'net', stated: '1.00 EUR', expected: '100.00 EUR', detail: 'Look.' } as const;
const matched = anInvoicedMonth({ invoice: anOwnInvoice() });
const may = anInvoicedMonth({ month: '2026-05', statement: 'mia-2026-05' });

type Case = {
  readonly balances: Partial<UnitBalances>;
  readonly tax?: bigint;
  readonly invoicing?: Partial<InvoicingAccount>;
};

function judge({ balances, tax, invoicing = {} }: Case, changes = {}) {
  const head = {
    ...emptyAccountHead('acme', 'mia'),
    balances: { EUR: { ...emptyBalances, ...balances } },
    ...(tax === undefined
      ? {}
      : { indirectTax: { EUR: { openMinorUnits: tax, reservedMinorUnits: 0n } } }),
  };
  const account = { head, method, settings: [], invoicing: anInvoicingAccount(invoicing) };
  return judgeParts({ ...account, ...changes }, { currency: 'EUR', debtor: undefined });
}

describe('the account of a creator who writes invoices', () => {
  it('waits for the invoice, and says which', () => {
    expect(judge({ balances: { payable: 10_000n } })).toEqual([
      {
        ...{ pays: false, minorUnits: 10_000n, reason: 'invoice-missing' },
        detail: 'Upload the invoice of 2026-04 over 100.00 EUR net (statement mia-2026-04).',
      },
    ]);
  });

  it('waits for another version of one that differs, and says how', () => {
    const months = [anInvoicedMonth({ invoice: anOwnInvoice({ differences: [net] }) })];

    expect(judge({ balances: { payable: 10_000n }, invoicing: { months } })).toMatchObject([
      {
        reason: 'invoice-different',
        detail:
          'The invoice 17 of 2026-04 differs: net 1.00 EUR, not 100.00 EUR. Look. Upload a corrected one.',
      },
    ]);
  });

  it('is paid what is invoiced with the tax on it, and the month without an invoice waits', () => {
    const months = [matched, may];

    expect(judge({ balances: { payable: 21_900n }, tax: 1_900n, invoicing: { months } })).toEqual([
      { pays: true, minorUnits: 11_900n, method },
      expect.objectContaining({ minorUnits: 10_000n, reason: 'invoice-missing' }),
    ]);
  });

  it('is not paid what was earned since the last statement, and nobody is bothered about that', () => {
    const months = [matched];
    const balances = { payable: 15_000n };

    expect(judge({ balances, invoicing: { months } })).toEqual([
      { pays: true, minorUnits: 10_000n, method },
    ]);
    expect(judge({ balances: { payable: 15_000n, paid: 10_000n }, invoicing: { months } })).toEqual(
      [
        expect.objectContaining({
          ...{ pays: false, reason: 'invoice-missing' },
          detail: expect.stringContaining('no issued statement yet'),
        }),
      ],
    );
  });

  it('is paid what needs no invoice', () => {
    const invoicing = { free: { EUR: 4_000n } };

    expect(judge({ balances: { payable: 14_000n }, invoicing })).toMatchObject([
      { pays: true, minorUnits: 4_000n },
      { reason: 'invoice-missing', minorUnits: 10_000n },
    ]);
  });

  it('counts what was paid and withheld before as paid for the oldest', () => {
    const months = [matched, may];
    const balances = { payable: 10_000n, paid: 6_000n, taxWithheld: 1_000n, inPayout: 1_000n };

    expect(judge({ balances, invoicing: { months, free: { EUR: 1_000n } } })).toMatchObject([
      { pays: true, minorUnits: 3_000n },
      { reason: 'invoice-missing', minorUnits: 7_000n },
    ]);
  });

  it('asks the minimum of what is invoiced, and never of tax', () => {
    const small = anInvoicedMonth({ netMinorUnits: 2_499n, invoice: anOwnInvoice() });
    const months = [small, may];

    expect(
      judge({ balances: { payable: 12_974n }, tax: 475n, invoicing: { months } }),
    ).toMatchObject([{ pays: false, minorUnits: 12_974n, reason: 'invoice-missing' }]);
  });

  it('is paid the tax alone of what was paid before its invoice', () => {
    const months = [matched, may];
    const balances = { payable: 11_900n, paid: 10_000n };

    expect(judge({ balances, tax: 1_900n, invoicing: { months } })).toMatchObject([
      { pays: true, minorUnits: 1_900n },
      { minorUnits: 10_000n, reason: 'invoice-missing' },
    ]);
  });

  it('waits no longer than others for a debt, a minimum or a pause', () => {
    expect(judge({ balances: { debt: 5n } })).toMatchObject([{ reason: 'in-debt' }]);
    expect(judge({ balances: { payable: 5n } })).toMatchObject([{ reason: 'below-minimum' }]);
    expect(judge({ balances: {} })).toEqual([]);
  });

  it('holds nobody’s part where the account is divided with a payee, who is not billed', () => {
    const terms = somePayeeTerms();
    const changes = { terms, payeeMethods: { northern: method } };

    expect(judge({ balances: { payable: 10_000n } }, changes)).toMatchObject([
      { pays: true, minorUnits: 8_500n },
      { pays: true, minorUnits: 1_500n, payeeId: 'northern' },
    ]);
  });
});
