import { columns, ink, paper } from './paper.ts';
import type { Pen } from './pen.ts';
import { turnPage } from './turn-page.ts';

/** What is written of a line, each in its column. */
export type LineCells = {
  readonly date: string;
  readonly what: string;
  /** In small letters below what it was; may be empty. */
  readonly rules: string;
  readonly reference: string;
  readonly amount: string;
};

/** Writes lines from a height on, over as many pages as they take; answers where they end. */
export function writeLines(pen: Pen, lines: readonly LineCells[], from: number): number {
  let y = writeColumnHeads(pen, from);
  for (const cells of lines) {
    const height = heightOf(pen, cells);
    if (y + height > paper.bottom) y = writeColumnHeads(pen, turnPage(pen));
    writeCells(pen, cells, y);
    y += height;
    pen.rule(y - 3, ink.band);
  }
  return y;
}

const fine = { size: 7.5, quiet: true } as const;
const amountWidth = columns.amount.width - 6;

function writeColumnHeads(pen: Pen, y: number): number {
  pen.write('DATE', { ...columns.date, y }, fine);
  pen.write('WHAT', { ...columns.what, y }, fine);
  pen.write('REFERENCE', { ...columns.reference, y }, fine);
  pen.write('AMOUNT', { x: columns.amount.x, y, width: amountWidth }, { ...fine, align: 'right' });
  pen.rule(y + 13);
  return y + 20;
}

function heightOf(pen: Pen, { what, rules, reference }: LineCells): number {
  const below = rules === '' ? 0 : pen.heightOf(rules, columns.what.width, fine);
  const left = pen.heightOf(what, columns.what.width) + below;
  return Math.max(left, pen.heightOf(reference, columns.reference.width, { size: 8 })) + 7;
}

function writeCells(pen: Pen, { date, what, rules, reference, amount }: LineCells, y: number) {
  pen.write(date, { ...columns.date, y }, {});
  pen.write(what, { ...columns.what, y }, {});
  if (rules !== '') {
    const below = y + pen.heightOf(what, columns.what.width);
    pen.write(rules, { ...columns.what, y: below }, fine);
  }
  pen.write(reference, { ...columns.reference, y: y + 0.5 }, { size: 8, quiet: true });
  pen.write(amount, { x: columns.amount.x, y, width: amountWidth }, { align: 'right' });
}
