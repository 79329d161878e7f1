import { type AmountAt, checkAmounts, readChecked } from './event-fields.ts';
import type { OrderFields } from './order-schema.ts';

type AddIssue = (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void;

const paid: readonly string[] = ['paid', 'partially-refunded', 'refunded'];

/** What no field of an order can say alone: amounts of its currency, sums, and what goes together. */
export function checkOrder(order: OrderFields, addIssue: AddIssue): void {
  const issue = (path: (string | number)[], message: string) =>
    addIssue({ code: 'custom', path, message });
  if (order.paidAt !== undefined && !paid.includes(order.status) && order.status !== 'cancelled') {
    issue(['paidAt'], 'The status says that the order is not paid.');
  }
  if (order.cancelledAt !== undefined && order.status !== 'cancelled') {
    issue(['cancelledAt'], 'The status says that the order is not cancelled.');
  }
  checkLines(order, issue);
  if (checkAmounts(order.currency, listAmounts(order), addIssue)) checkSums(order, issue);
}

function checkLines(
  { lines }: OrderFields,
  issue: (path: (string | number)[], message: string) => void,
): void {
  const seen = new Set<string>();
  for (const [index, { lineId, quantity, quantityLeft = quantity }] of lines.entries()) {
    if (seen.has(lineId)) issue(['lines', index, 'lineId'], 'Another line has this id.');
    seen.add(lineId);
    if (quantityLeft > quantity) {
      issue(['lines', index, 'quantityLeft'], 'No more pieces can be left than were ordered.');
    }
  }
}

function listAmounts(order: OrderFields): AmountAt[] {
  return [
    [['discount'], order.discount],
    [['shipping'], order.shipping],
    [['total'], order.total],
    [['giftCardTender'], order.giftCardTender],
    ...order.codes.map(({ discount }, index): AmountAt => [['codes', index, 'discount'], discount]),
    ...order.lines.flatMap((line, index): AmountAt[] => [
      [['lines', index, 'amount'], line.amount],
      [['lines', index, 'discount'], line.discount],
      [['lines', index, 'tax'], line.tax],
    ]),
  ];
}

function checkSums(
  order: OrderFields,
  issue: (path: (string | number)[], message: string) => void,
): void {
  const read = (text: string | undefined) => readChecked(text, order.currency);
  let goods = 0n;
  let tax = 0n;
  for (const [index, line] of order.lines.entries()) {
    const toPay = read(line.amount) - read(line.discount);
    if (toPay < 0n) issue(['lines', index, 'discount'], 'This is more than the line costs.');
    if (order.pricesIncludeTax && read(line.tax) > toPay) {
      issue(['lines', index, 'tax'], 'This is more than the line costs, which includes it.');
    }
    goods += toPay;
    tax += read(line.tax);
  }
  const left = goods - read(order.discount);
  if (left < 0n) issue(['discount'], 'This is more than the lines cost.');
  const sum = left + (order.pricesIncludeTax ? 0n : tax) + read(order.shipping);
  if (order.total !== undefined && read(order.total) !== sum) {
    issue(['total'], 'Lines less discounts, with tax and shipping, do not add up to this.');
  }
}
