import { describeQuotes } from '../../core/payouts/describe-conversion.ts';
import type { StatedLine } from '../../core/statements/issued-statement.ts';
import type { StatementNames } from './statement-names.ts';

/** What a line is about, in words for whoever is paid. */
export function describeLine(line: StatedLine, names: StatementNames): string {
  switch (line.kind) {
    case 'order':
      return describeOrder(line);
    case 'terms':
      return `Terms of ${line.programId} for ${line.period}`;
    case 'indirect-tax':
      return isNegative(line) ? 'VAT or GST credited' : 'VAT or GST';
    case 'payout':
      return describePayout(line, names);
    case 'withholding':
      return isNegative(line) ? 'Tax withheld' : 'Withheld tax given back';
    case 'other':
      return titleOf(line.account ?? 'other');
  }
}

/** What tells the line apart: the order's id, the payout with its reference, or what made the entry. */
export function referenceOf({
  kind,
  conversionId,
  payoutId,
  reference,
  invoice,
  cause,
}: StatedLine): string {
  if (kind === 'order') return conversionId ?? '';
  if (kind === 'indirect-tax') return invoice ?? '';
  if (kind === 'other') return cause ?? '';
  return [payoutId, reference].filter((part) => part !== undefined && part !== '').join(', ');
}

function describeOrder({ conversionId, orderName, revision = 1, restates }: StatedLine): string {
  const order = orderName === undefined ? `Conversion ${conversionId}` : `Order ${orderName}`;
  if (restates !== undefined) return `${order}, corrected; first in ${restates}`;
  return revision > 1 ? `${order}, corrected` : order;
}

function describePayout(line: StatedLine, { payees }: StatementNames): string {
  const { payeeId } = line;
  const to = payeeId === undefined ? '' : ` to ${payees[payeeId] ?? payeeId}`;
  const as = describeExchange(line);
  return isNegative(line) ? `Paid${to}${as}` : `Payment${to} came back${as}`;
}

function describeExchange({ conversion }: StatedLine): string {
  if (conversion === undefined) return '';
  const { amount, currency } = conversion.amount;
  return ` as ${amount} ${currency}: ${describeQuotes(conversion)}`;
}

const isNegative = ({ amount }: StatedLine): boolean => amount.amount.startsWith('-');

/** `rail-fee` as people write it: `Rail fee`. */
function titleOf(account: string): string {
  const words = account.replaceAll('-', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
