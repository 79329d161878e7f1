import type {
  IssuedStatement,
  StatedLine,
  StatedUnit,
} from '../../../core/statements/issued-statement.ts';
import { describeLine, referenceOf } from '../describe-line.ts';
import type { StatementNames } from '../statement-names.ts';
import { formatAmount, formatDate, titleOfUnit } from './format-figures.ts';
import { columns, ink, paper } from './paper.ts';
import type { Pen } from './pen.ts';

type Names = StatementNames;

/** The least that stands together below a unit's title: its sums. */
const headHeight = 150;

/** Writes what happened in one unit from a height on, over as many pages as it takes; answers where it ends. */
export function writeUnit(
  pen: Pen,
  statement: IssuedStatement,
  unit: StatedUnit,
  names: Names,
  from: number,
): number {
  let y = from + headHeight > paper.bottom ? turnPage(pen) : from;
  pen.write(titleOfUnit(unit.unit), { x: paper.left, y, width: 400 }, { size: 13, bold: true });
  y = writeSums(pen, unit, y + 24);
  if (unit.lines.length === 0) return y + 20;

  y = writeColumnHeads(pen, y + 14);
  for (const line of unit.lines) {
    const cells = cellsOf(pen, statement, line, names);
    const height = heightOf(pen, cells);
    if (y + height > paper.bottom) y = writeColumnHeads(pen, turnPage(pen));
    writeCells(pen, cells, y);
    y += height;
    pen.rule(y - 3, ink.band);
  }
  return y + 22;
}

function turnPage(pen: Pen): number {
  pen.document.addPage();
  return paper.top;
}

function writeSums(pen: Pen, unit: StatedUnit, from: number): number {
  const isZero = /^-?[0.]+$/;
  const sums: readonly (readonly [string, StatedUnit['opening'], boolean])[] = [
    ['Opening balance', unit.opening, true],
    ['Earned', unit.earned, true],
    ...(unit.indirectTax === undefined
      ? []
      : [['VAT or GST on top', unit.indirectTax, true] as const]),
    ['Tax withheld', unit.withheld, !isZero.test(unit.withheld.amount)],
    ['Paid', unit.paid, true],
    ['Other', unit.other, !isZero.test(unit.other.amount)],
    [closingLabel(unit), unit.closing, true],
  ];
  let y = from;
  for (const [label, amount, isShown] of sums) {
    if (!isShown) continue;
    const isClosing = amount === unit.closing;
    if (isClosing) {
      pen.document.rect(paper.left, y - 3, paper.right - paper.left, 19).fill(ink.band);
    }
    pen.write(label, { x: paper.left + 6, y, width: 330 }, { bold: isClosing });
    const { x, width } = columns.amount;
    const place = { x, y, width: width - 6 };
    pen.write(formatAmount(amount), place, { bold: isClosing, align: 'right' });
    y += 16;
  }
  return y + 4;
}

function closingLabel({ closing }: StatedUnit): string {
  return closing.amount.startsWith('-') ? 'Closing balance, carried forward' : 'Closing balance';
}

function writeColumnHeads(pen: Pen, y: number): number {
  const head = { size: 7.5, quiet: true } as const;
  pen.write('DATE', { ...columns.date, y }, head);
  pen.write('WHAT', { ...columns.what, y }, head);
  pen.write('REFERENCE', { ...columns.reference, y }, head);
  pen.write(
    'AMOUNT',
    { ...columns.amount, y, width: columns.amount.width - 6 },
    {
      ...head,
      align: 'right',
    },
  );
  pen.rule(y + 13);
  return y + 20;
}

type Cells = {
  readonly date: string;
  readonly what: string;
  readonly rules: string;
  readonly reference: string;
  readonly amount: string;
};

const fine = { size: 7.5, quiet: true } as const;

function cellsOf(pen: Pen, { timeZone }: IssuedStatement, line: StatedLine, names: Names): Cells {
  const { orderName: _, ...unnamed } = line;
  const { rules = [] } = line;
  return {
    date: formatDate(line.postedAt, timeZone),
    what: pen.shown(describeLine(line, names), describeLine(unnamed, names)),
    rules: rules.map(({ planId, ruleId }) => `${planId}: ${ruleId}`).join(', '),
    reference: pen.shown(referenceOf(line), line.payoutId ?? line.conversionId ?? ''),
    amount: formatAmount(line.amount),
  };
}

function heightOf(pen: Pen, { what, rules, reference }: Cells): number {
  const below = rules === '' ? 0 : pen.heightOf(rules, columns.what.width, fine);
  const left = pen.heightOf(what, columns.what.width) + below;
  return Math.max(left, pen.heightOf(reference, columns.reference.width, { size: 8 })) + 7;
}

function writeCells(pen: Pen, { date, what, rules, reference, amount }: Cells, y: number): void {
  pen.write(date, { ...columns.date, y }, {});
  pen.write(what, { ...columns.what, y }, {});
  if (rules !== '') {
    const below = y + pen.heightOf(what, columns.what.width);
    pen.write(rules, { ...columns.what, y: below }, fine);
  }
  pen.write(reference, { ...columns.reference, y: y + 0.5 }, { size: 8, quiet: true });
  const { x, width } = columns.amount;
  pen.write(amount, { x, y, width: width - 6 }, { align: 'right' });
}
