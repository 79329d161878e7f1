import { computeInvoiceTax } from '../../core/invoices/compute-invoice-tax.ts';
import type { InvoicedMonth } from '../../core/invoices/own/invoicing-account.ts';
import type { OwnInvoice } from '../../core/invoices/own/own-invoice.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { JudgedSupply } from '../shared/billing/judge-supply.ts';
import type { JudgeTaxOfMonth } from './open-tax-judge.ts';

/** A month with what its invoice has to say, and what it says. */
export function describeMonth(of: InvoicedMonth, judge: JudgeTaxOfMonth) {
  const { month, currency, statement, netMinorUnits, invoice } = of;
  return {
    ...{ period: month, currency, statement },
    net: toMoneyDocument({ minorUnits: netMinorUnits, currency }),
    ...describeExpected(of, judge(of)),
    status: statusOf(of),
    ...(invoice === undefined ? {} : { invoice: describeInvoice(invoice) }),
  };
}

function statusOf({ invoice }: InvoicedMonth): 'missing' | 'matched' | 'different' {
  if (invoice === undefined) return 'missing';
  return invoice.differences.length === 0 ? 'matched' : 'different';
}

function describeExpected({ currency, netMinorUnits }: InvoicedMonth, judged: JudgedSupply) {
  if (judged.kind === 'hold') {
    return { taxUncertain: { reason: judged.reason, detail: judged.detail } };
  }
  const { tax } = judged;
  const minorUnits = computeInvoiceTax(netMinorUnits, tax);
  return {
    tax: {
      category: tax.category,
      ...(tax.category === 'S' ? { percent: tax.percent } : { reason: tax.reason }),
      amount: toMoneyDocument({ minorUnits, currency }),
    },
    gross: toMoneyDocument({ minorUnits: netMinorUnits + minorUnits, currency }),
  };
}

function describeInvoice(invoice: OwnInvoice) {
  const { version, number, issuedOn, currency, format, sha256, bytes, differences } = invoice;
  const write = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  return {
    ...{ version, number, issuedOn },
    ...{ net: write(invoice.netMinorUnits), tax: write(invoice.taxMinorUnits) },
    gross: write(invoice.grossMinorUnits),
    ...{ format, sha256, bytes, uploadedAt: formatInstant(invoice.uploadedAt) },
    ...(invoice.taxAccepted === undefined ? {} : { taxAccepted: invoice.taxAccepted }),
    differences,
  };
}
