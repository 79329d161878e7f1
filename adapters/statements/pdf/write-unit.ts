import type {
  IssuedStatement,
  StatedLine,
  StatedUnit,
} from '../../../core/statements/issued-statement.ts';
import { describeLine, referenceOf } from '../describe-line.ts';
import type { StatementNames } from '../statement-names.ts';
import { formatAmount, formatDate, titleOfUnit } from './format-figures.ts';
import { paper } from './paper.ts';
import type { Pen } from './pen.ts';
import { turnPage } from './turn-page.ts';
import { type LineCells, writeLines } from './write-lines.ts';
import { writeSums } from './write-sums.ts';

/** The least that stands together below a unit's title: its sums. */
const headHeight = 150;

/** Writes what happened in one unit from a height on, over as many pages as it takes; answers where it ends. */
export function writeUnit(
  pen: Pen,
  statement: IssuedStatement,
  unit: StatedUnit,
  names: StatementNames,
  from: number,
): number {
  let y = from + headHeight > paper.bottom ? turnPage(pen) : from;
  pen.write(titleOfUnit(unit.unit), { x: paper.left, y, width: 400 }, { size: 13, bold: true });
  y = writeSums(pen, listSums(unit), y + 24);
  if (unit.lines.length === 0) return y + 20;

  const cells = unit.lines.map((line) => cellsOf(pen, statement, line, names));
  return writeLines(pen, cells, y + 14) + 22;
}

function listSums(unit: StatedUnit) {
  const isZero = /^-?[0.]+$/;
  const { indirectTax, withheld, other, closing } = unit;
  return [
    { label: 'Opening balance', amount: unit.opening },
    { label: 'Earned', amount: unit.earned },
    ...(indirectTax === undefined ? [] : [{ label: 'VAT or GST on top', amount: indirectTax }]),
    ...(isZero.test(withheld.amount) ? [] : [{ label: 'Tax withheld', amount: withheld }]),
    { label: 'Paid', amount: unit.paid },
    ...(isZero.test(other.amount) ? [] : [{ label: 'Other', amount: other }]),
    { label: closingLabel(unit), amount: closing },
  ];
}

function closingLabel({ closing }: StatedUnit): string {
  return closing.amount.startsWith('-') ? 'Closing balance, carried forward' : 'Closing balance';
}

function cellsOf(
  pen: Pen,
  { timeZone }: IssuedStatement,
  line: StatedLine,
  names: StatementNames,
): LineCells {
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
