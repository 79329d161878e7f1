import { buffer } from 'node:stream/consumers';
import type { IssuedStatement } from '../../../core/statements/issued-statement.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import type { StatementNames } from '../statement-names.ts';
import { formatDate } from './format-figures.ts';
import { ink, paper } from './paper.ts';
import { openPen, type Pen } from './pen.ts';
import type { StatementFonts } from './statement-fonts.ts';
import { writeUnit } from './write-unit.ts';

/**
 * A statement as a document to print and to keep, in A4. The same statement, names and fonts make the same bytes.
 *
 * The fonts have Latin, Greek, Cyrillic and Devanagari. A name or reference in another script gives way to its id, and
 * the document says so.
 */
export async function writeStatementPdf(
  statement: IssuedStatement,
  names: StatementNames,
  { fonts, sha256 }: { readonly fonts: StatementFonts; readonly sha256: string },
): Promise<Uint8Array> {
  const at = new Date(parseInstant(statement.until) ?? 0);
  const pen = openPen(fonts, `Statement ${statement.number}`, at);
  const bytes = buffer(pen.document);
  pen.document.addPage();
  const shown = chooseNames(pen, statement, names);
  let y = writeHead(pen, statement, shown);
  if (statement.units.length === 0) {
    pen.write('Nothing was earned, paid or owed in this month.', { ...whole, y });
  }
  for (const unit of statement.units) y = writeUnit(pen, statement, unit, shown, y);
  writeFooters(pen, statement, sha256);
  pen.document.end();
  return bytes;
}

const whole = { x: paper.left, width: paper.right - paper.left };

/** Names that the fonts can write, and ids for the others. */
function chooseNames(
  pen: Pen,
  { merchantId, creatorId }: IssuedStatement,
  names: StatementNames,
): StatementNames & { readonly isPartly: boolean } {
  const merchant = pen.shown(names.merchant, merchantId);
  const creator = pen.shown(names.creator, creatorId);
  const payees = Object.fromEntries(
    Object.entries(names.payees).map(([payeeId, name]) => [payeeId, pen.shown(name, payeeId)]),
  );
  const isPartly =
    merchant !== names.merchant ||
    creator !== names.creator ||
    Object.entries(payees).some(([payeeId, name]) => names.payees[payeeId] !== name);
  return { merchant, creator, payees, isPartly };
}

function writeHead(
  pen: Pen,
  statement: IssuedStatement,
  names: ReturnType<typeof chooseNames>,
): number {
  const { number, from, until, timeZone, creatorId, period } = statement;
  const lastMoment = new Date((parseInstant(until) ?? 0) - 1).toISOString();
  pen.write(names.merchant, { ...whole, y: paper.top }, { size: 11, bold: true });
  pen.write('Statement of account', { ...whole, y: paper.top + 26 }, { size: 20, bold: true });
  pen.rule(paper.top + 60);

  const facts: readonly (readonly [string, string])[] = [
    ['Creator', names.creator === creatorId ? creatorId : `${names.creator} (${creatorId})`],
    ['Statement', number],
    ['Period', `${formatDate(from, timeZone)} – ${formatDate(lastMoment, timeZone)} (${period})`],
    ['Days in', timeZone],
  ];
  let y = paper.top + 72;
  for (const [label, value] of facts) {
    pen.write(label, { x: paper.left, y, width: 80 }, { quiet: true });
    const place = { x: paper.left + 84, y, width: whole.width - 84 };
    pen.write(value, place, { bold: label === 'Creator' });
    y += pen.heightOf(value, place.width) + 3;
  }
  if (names.isPartly) {
    const note =
      'A name is in a script that this document cannot show, so its id stands here; the CSV has the name.';
    pen.write(note, { ...whole, y: y + 4 }, { size: 8, quiet: true });
    y += 18;
  }
  return y + 14;
}

/** On every page once all are written: only then it is known how many there are. */
function writeFooters(pen: Pen, { number, entries }: IssuedStatement, sha256: string): void {
  const { document } = pen;
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    pen.rule(paper.bottom + 14, ink.rule);
    const place = { x: paper.left, y: paper.bottom + 20, width: whole.width };
    const covers = `${number} · entries ${entries.after + 1} to ${entries.through} of the journal`;
    pen.write(covers, place, { size: 7.5, quiet: true });
    pen.write(`Page ${page + 1} of ${count}`, place, { size: 7.5, quiet: true, align: 'right' });
    const digest = { ...place, y: place.y + 11 };
    pen.write(`SHA-256 of the statement's JSON: ${sha256}`, digest, { size: 6.5, quiet: true });
  }
}
