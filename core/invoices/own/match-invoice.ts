import { formatMoney } from '../../money/format-money.ts';
import { computeInvoiceTax } from '../compute-invoice-tax.ts';
import type { InvoiceTax } from '../invoice-tax.ts';
import type { InvoiceHold } from '../judge-invoice-tax.ts';
import type { InvoicedMonth, InvoicingAccount } from './invoicing-account.ts';
import type { InvoiceDifference, InvoiceFigures } from './own-invoice.ts';

/** The tax that an invoice has to bear, or why nobody can say; `accepted`: the merchant takes what it states. */
export type ExpectedTax =
  | { readonly kind: 'tax'; readonly tax: InvoiceTax }
  | { readonly kind: 'accepted' }
  | ({ readonly kind: 'hold' } & InvoiceHold);

/**
 * Compares an invoice with the month that it bills: to the cent, because what is paid on it is what the statement says. No
 * difference means that it matches.
 */
export function matchInvoice(
  stated: InvoiceFigures,
  month: Pick<InvoicedMonth, 'month' | 'currency' | 'statement' | 'netMinorUnits'>,
  expected: ExpectedTax,
  account: Pick<InvoicingAccount, 'months'>,
): InvoiceDifference[] {
  return [
    ...compareNumber(stated, month, account),
    ...(stated.currency === month.currency
      ? compareAmounts(stated, month, expected)
      : [differentCurrency(stated, month)]),
  ];
}

function compareNumber(
  { number }: InvoiceFigures,
  { month, currency }: Pick<InvoicedMonth, 'month' | 'currency'>,
  { months }: Pick<InvoicingAccount, 'months'>,
): InvoiceDifference[] {
  const other = months.find(
    (each) =>
      each.invoice?.number === number && !(each.month === month && each.currency === currency),
  );
  if (other === undefined) return [];
  const detail = `The invoice of ${other.month} in ${other.currency} has this number already: give this one another.`;
  return [{ field: 'number', stated: number, detail }];
}

function differentCurrency(
  stated: InvoiceFigures,
  { currency, statement }: Pick<InvoicedMonth, 'currency' | 'statement'>,
): InvoiceDifference {
  const detail = `The statement ${statement} is to be invoiced in ${currency}.`;
  return { field: 'currency', stated: stated.currency, expected: currency, detail };
}

function compareAmounts(
  { currency, ...stated }: InvoiceFigures,
  { netMinorUnits: net, statement }: Pick<InvoicedMonth, 'netMinorUnits' | 'statement'>,
  expected: ExpectedTax,
): InvoiceDifference[] {
  const compare = (
    field: 'net' | 'tax' | 'gross',
    found: bigint,
    wanted: bigint,
    detail: string,
  ) =>
    found === wanted
      ? []
      : [{ field, stated: write(found, currency), expected: write(wanted, currency), detail }];
  const ofNet = compare(
    ...(['net', stated.netMinorUnits, net] as const),
    `The statement ${statement} comes to ${write(net, currency)}.`,
  );
  if (expected.kind === 'hold') {
    const { detail } = expected;
    const tax = { field: 'tax', stated: write(stated.taxMinorUnits, currency), detail } as const;
    return [...ofNet, tax];
  }
  const isAccepted = expected.kind === 'accepted';
  const tax = isAccepted ? stated.taxMinorUnits : computeInvoiceTax(net, expected.tax);
  return [
    ...ofNet,
    ...(isAccepted ? [] : compare('tax', stated.taxMinorUnits, tax, describeTax(expected.tax))),
    ...compare(
      ...(['gross', stated.grossMinorUnits, net + tax] as const),
      'The total is what is earned with the tax on it.',
    ),
  ];
}

function describeTax(tax: InvoiceTax): string {
  if (tax.category === 'S') return `The tax is ${tax.percent} % (${tax.source}).`;
  return `There is no tax on it: ${tax.reason}`;
}

const write = (minorUnits: bigint, currency: string): string =>
  `${formatMoney({ minorUnits, currency })} ${currency}`;
