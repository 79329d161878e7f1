import type { AmountDocument } from '../../../core/assessment/explanation/amount-document.ts';
import { formatAmount } from './format-figures.ts';
import { columns, ink, paper } from './paper.ts';
import type { Pen } from './pen.ts';

export type Sum = { readonly label: string; readonly amount: AmountDocument };

/** Writes sums below each other, the last one as what they come to; answers where they end. */
export function writeSums(pen: Pen, sums: readonly Sum[], from: number): number {
  let y = from;
  for (const [index, { label, amount }] of sums.entries()) {
    const isResult = index === sums.length - 1;
    if (isResult) {
      pen.document.rect(paper.left, y - 3, paper.right - paper.left, 19).fill(ink.band);
    }
    pen.write(label, { x: paper.left + 6, y, width: 330 }, { bold: isResult });
    const { x, width } = columns.amount;
    const place = { x, y, width: width - 6 };
    pen.write(formatAmount(amount), place, { bold: isResult, align: 'right' });
    y += 16;
  }
  return y + 4;
}
