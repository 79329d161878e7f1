import { buffer } from 'node:stream/consumers';
import type {
  PayeeCurrency,
  PayeeLine,
  PayeeStatement,
} from '../../../core/statements/payee-statement.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import type { PayeeStatementNames } from '../write-payee-statement-csv.ts';
import { formatAmount, formatDate, titleOfUnit } from './format-figures.ts';
import { formatPeriod } from './format-period.ts';
import { paper } from './paper.ts';
import { openPen, type Pen } from './pen.ts';
import type { StatementFonts } from './statement-fonts.ts';
import { turnPage } from './turn-page.ts';
import { writeFooters } from './write-footers.ts';
import { writeHead } from './write-head.ts';
import { type LineCells, writeLines } from './write-lines.ts';
import { writeSums } from './write-sums.ts';

/** The least that stands together below a currency's title: its sums. */
const headHeight = 110;

/**
 * A payee's statement as a document to print and to keep, in A4. The same statement, names and fonts make the same
 * bytes; what the fonts cannot write is as in a creator's.
 */
export async function writePayeeStatementPdf(
  statement: PayeeStatement,
  names: PayeeStatementNames,
  { fonts, sha256 }: { readonly fonts: StatementFonts; readonly sha256: string },
): Promise<Uint8Array> {
  const { number, payeeId, timeZone, sources } = statement;
  const pen = openPen(fonts, `Statement ${number}`, new Date(parseInstant(statement.until) ?? 0));
  const bytes = buffer(pen.document);
  pen.document.addPage();
  const shown = chooseNames(pen, statement, names);
  let y = writeHead(pen, {
    ...{ merchant: shown.merchant, title: 'Statement of payments', isPartly: shown.isPartly },
    facts: [
      ['Payee', shown.payee === payeeId ? payeeId : `${shown.payee} (${payeeId})`],
      ['Statement', number],
      ['Period', formatPeriod(statement)],
      ['Days in', timeZone],
      ['Made of', sources.map((source) => source.statement).join(', ')],
    ],
  });
  for (const currency of statement.currencies)
    y = writeCurrency(pen, statement, currency, shown, y);
  writeFooters(pen, `${number} · of ${sources.length} statements of creators`, sha256);
  pen.document.end();
  return bytes;
}

type Shown = PayeeStatementNames & { readonly isPartly: boolean };

/** Names that the fonts can write, and ids for the others. */
function chooseNames(
  pen: Pen,
  { merchantId, payeeId }: PayeeStatement,
  names: PayeeStatementNames,
): Shown {
  const merchant = pen.shown(names.merchant, merchantId);
  const payee = pen.shown(names.payee, payeeId);
  const creators = Object.fromEntries(
    Object.entries(names.creators).map(([creatorId, name]) => [
      creatorId,
      pen.shown(name, creatorId),
    ]),
  );
  const isPartly =
    merchant !== names.merchant ||
    payee !== names.payee ||
    Object.entries(creators).some(([creatorId, name]) => names.creators[creatorId] !== name);
  return { merchant, payee, creators, isPartly };
}

function writeCurrency(
  pen: Pen,
  { timeZone }: PayeeStatement,
  { currency, gross, withheld, received, lines }: PayeeCurrency,
  names: PayeeStatementNames,
  from: number,
): number {
  let y = from + headHeight > paper.bottom ? turnPage(pen) : from;
  pen.write(titleOfUnit(currency), { x: paper.left, y, width: 400 }, { size: 13, bold: true });
  const sums = [
    { label: 'Paid before tax', amount: gross },
    { label: 'Tax withheld', amount: withheld },
    { label: 'Received', amount: received },
  ];
  y = writeSums(pen, sums, y + 24);
  return (
    writeLines(
      pen,
      lines.map((line) => cellsOf(pen, timeZone, line, names)),
      y + 14,
    ) + 22
  );
}

function cellsOf(
  pen: Pen,
  timeZone: string,
  { kind, creatorId, payoutId, postedAt, reference = '', amount }: PayeeLine,
  { creators }: PayeeStatementNames,
): LineCells {
  const isBack = amount.amount.startsWith('-');
  const what = {
    payout: isBack ? 'Payout returned' : 'Payout',
    withholding: isBack ? 'Tax given back' : 'Tax withheld',
  }[kind];
  return {
    date: formatDate(postedAt, timeZone),
    what: `${what}, for ${creators[creatorId] ?? creatorId}`,
    rules: payoutId,
    reference: pen.shown(reference, payoutId),
    amount: formatAmount(amount),
  };
}
