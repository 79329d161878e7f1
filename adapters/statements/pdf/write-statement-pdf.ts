import { buffer } from 'node:stream/consumers';
import type { IssuedStatement } from '../../../core/statements/issued-statement.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import type { StatementNames } from '../statement-names.ts';
import { formatPeriod } from './format-period.ts';
import { paper } from './paper.ts';
import { openPen, type Pen } from './pen.ts';
import type { StatementFonts } from './statement-fonts.ts';
import { writeFooters } from './write-footers.ts';
import { writeHead } from './write-head.ts';
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
  const { number, creatorId, timeZone, entries } = statement;
  const at = new Date(parseInstant(statement.until) ?? 0);
  const pen = openPen(fonts, `Statement ${number}`, at);
  const bytes = buffer(pen.document);
  pen.document.addPage();
  const shown = chooseNames(pen, statement, names);
  let y = writeHead(pen, {
    ...{ merchant: shown.merchant, title: 'Statement of account', isPartly: shown.isPartly },
    facts: [
      ['Creator', shown.creator === creatorId ? creatorId : `${shown.creator} (${creatorId})`],
      ['Statement', number],
      ['Period', formatPeriod(statement)],
      ['Days in', timeZone],
    ],
  });
  if (statement.units.length === 0) {
    pen.write('Nothing was earned, paid or owed in this month.', { ...whole, y });
  }
  for (const unit of statement.units) y = writeUnit(pen, statement, unit, shown, y);
  const covers = `${number} · entries ${entries.after + 1} to ${entries.through} of the journal`;
  writeFooters(pen, covers, sha256);
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
