import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import { roundFraction } from '../../../core/money/round-fraction.ts';
import type { StripeAmounts } from './amounts-of.ts';
import { creditTax, type Goods, netOf } from './goods.ts';
import type { StripeInvoice, StripeInvoiceLine } from './invoice-schema.ts';

/**
 * The goods of an invoice. A line's `amount` is before discounts, and holds the taxes that are inclusive: they are
 * taken out of the price, so that one invoice can have both kinds.
 *
 * Lines below zero (unused time of an upgrade) are no goods: they lower what the others cost, and their tax. A
 * webhook lists ten lines; what the totals say beyond them is one more line, which names no product.
 */
export function normaliseInvoiceLines(invoice: StripeInvoice, amounts: StripeAmounts): Goods {
  const listed = invoice.lines.data.map((line) => readLine(line, invoice, amounts));
  const lines = invoice.lines.has_more
    ? [...listed, readFurtherLines(invoice, listed, amounts)]
    : listed;
  const goods = lines.filter((line) => netOf(line) >= 0n);
  const credits = lines.filter((line) => netOf(line) < 0n);
  const note = readCreditNotes(invoice, lines, amounts);
  return {
    lines: creditTax(goods, note.tax - sum(credits.map(({ taxMinorUnits }) => taxMinorUnits))),
    unallocatedDiscountMinorUnits:
      note.goods - sum(credits.map(netOf)) + readUnallocatedDiscount(invoice, listed, amounts),
  };
}

function readLine(
  line: StripeInvoiceLine,
  invoice: StripeInvoice,
  { read }: StripeAmounts,
): OrderLine {
  const field = `lines of ${line.id}`;
  const taxes = listTaxes(line).map(({ amount, isInclusive }) => ({
    minorUnits: read(`${field}, tax`, amount),
    isInclusive,
  }));
  const inclusive = taxes.filter((tax) => tax.isInclusive).map(({ minorUnits }) => minorUnits);
  const discounts = line.discount_amounts.map((each) => read(`${field}, discount`, each.amount));
  const quantity = countPieces(line.quantity);
  const details = line.pricing?.price_details;
  return {
    lineId: line.id,
    productId: details?.product ?? line.price?.product ?? undefined,
    variantId: details?.price ?? line.price?.id ?? undefined,
    title: line.description || undefined,
    ...{ quantity, quantityAfterEdits: quantity },
    grossMinorUnits: read(`${field}, amount`, line.amount ?? '') - sum(inclusive),
    discountMinorUnits: sum(discounts),
    taxMinorUnits: sum(taxes.map(({ minorUnits }) => minorUnits)),
    giftCard: false,
    requiresShipping: isShipped(invoice),
  };
}

function listTaxes({ taxes, tax_amounts: taxAmounts }: StripeInvoiceLine) {
  if (!taxes) {
    return (taxAmounts ?? []).map(({ amount, inclusive }) => ({
      amount,
      isInclusive: inclusive === true,
    }));
  }
  return taxes.map(({ amount, tax_behavior: behavior }) => ({
    amount,
    isInclusive: behavior === 'inclusive',
  }));
}

/** Metered prices have no pieces, or more than a number holds: one line is one piece then. */
function countPieces(quantity: string | null | undefined): number {
  return /^[1-9]\d{0,8}$/.test(quantity ?? '') ? Number(quantity) : 1;
}

export function isShipped({ shipping_cost: cost, shipping_details: details }: StripeInvoice) {
  return Boolean(cost ?? details?.address);
}

/** What the totals of the invoice say beyond the lines that came with it. */
function readFurtherLines(
  invoice: StripeInvoice,
  listed: readonly OrderLine[],
  amounts: StripeAmounts,
): OrderLine {
  const tax = readTax(invoice, amounts);
  const { read } = amounts;
  const total = invoice.total_excluding_tax
    ? read('total_excluding_tax', invoice.total_excluding_tax)
    : read('total', invoice.total) - tax;
  const goods = total - read('amount_shipping', invoice.amount_shipping);
  const taxOfGoods = tax - read('shipping_cost', invoice.shipping_cost?.amount_tax);
  return {
    lineId: `${invoice.id}-further-lines`,
    ...{ quantity: 1, quantityAfterEdits: 1 },
    grossMinorUnits: goods - sum(listed.map(netOf)),
    discountMinorUnits: 0n,
    taxMinorUnits: taxOfGoods - sum(listed.map(({ taxMinorUnits }) => taxMinorUnits)),
    giftCard: false,
    requiresShipping: isShipped(invoice),
  };
}

function readTax(invoice: StripeInvoice, { read }: StripeAmounts): bigint {
  const taxes = invoice.total_taxes ?? invoice.total_tax_amounts ?? [{ amount: invoice.tax }];
  return sum(taxes.map(({ amount }) => read('total taxes', amount)));
}

/** Discounts of the invoice that its lines do not have: old API versions do not say them line by line. */
function readUnallocatedDiscount(
  invoice: StripeInvoice,
  listed: readonly OrderLine[],
  { read }: StripeAmounts,
): bigint {
  if (invoice.lines.has_more) return 0n;
  const total = sum(invoice.total_discount_amounts.map((each) => read('discounts', each.amount)));
  const onLines = sum(listed.map(({ discountMinorUnits }) => discountMinorUnits));
  return total > onLines ? total - onLines : 0n;
}

/**
 * What credit notes took off before anybody paid: tax and all, so in the proportion of the goods to their tax.
 */
function readCreditNotes(
  invoice: StripeInvoice,
  lines: readonly OrderLine[],
  { read }: StripeAmounts,
): { readonly goods: bigint; readonly tax: bigint } {
  const note = read('pre_payment_credit_notes_amount', invoice.pre_payment_credit_notes_amount);
  const net = sum(lines.map(netOf));
  const tax = sum(lines.map(({ taxMinorUnits }) => taxMinorUnits));
  if (note <= 0n || net <= 0n) return { goods: 0n, tax: 0n };
  const goods = roundFraction(note * net, net + tax, 'half-even');
  return { goods, tax: note - goods };
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, each) => total + each, 0n);
}
