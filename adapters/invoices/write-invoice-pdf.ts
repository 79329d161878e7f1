import { buffer } from 'node:stream/consumers';
import type { Invoice, InvoiceParty } from '../../core/invoices/invoice.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import { formatAmount } from '../statements/pdf/format-figures.ts';
import { columns, ink, paper } from '../statements/pdf/paper.ts';
import { openPen, type Pen } from '../statements/pdf/pen.ts';
import type { StatementFonts } from '../statements/pdf/statement-fonts.ts';

/**
 * An invoice or a credit note as a document to print and to keep, in A4. The same invoice and fonts make the same bytes.
 * A name in a script that the fonts do not have gives way to its id; the JSON and the XML have the name.
 */
export async function writeInvoicePdf(
  invoice: Invoice,
  { fonts, sha256 }: { readonly fonts: StatementFonts; readonly sha256: string },
): Promise<Uint8Array> {
  const pen = openPen(fonts, titleOf(invoice), new Date(parseDay(invoice.issuedOn) ?? 0));
  const bytes = buffer(pen.document);
  pen.document.addPage();
  let y = writeHead(pen, invoice);
  y = writeLines(pen, invoice, y);
  y = writeSums(pen, invoice, y + 6);
  writeNotes(pen, invoice, y + 14);
  writeFooters(pen, invoice, sha256);
  pen.document.end();
  return bytes;
}

const whole = { x: paper.left, width: paper.right - paper.left };

const titleOf = ({ kind, number }: Invoice): string =>
  `Self-billed ${kind === 'invoice' ? 'invoice' : 'credit note'} ${number}`;

/** Both sides beside each other, and below them what the document is about. */
function writeHead(pen: Pen, invoice: Invoice): number {
  const { supplier, customer, issuedOn, periodFrom, periodThrough, statement, credits } = invoice;
  pen.write(titleOf(invoice), { ...whole, y: paper.top }, { size: 18, bold: true });
  pen.rule(paper.top + 34);
  const half = whole.width / 2 - 10;
  const top = paper.top + 44;
  const left = writeParty(pen, 'Supplier', supplier, { x: paper.left, y: top, width: half });
  const x = paper.left + half + 20;
  const right = writeParty(pen, 'Customer', customer, { x, y: top, width: half });
  const facts: readonly (readonly [string, string])[] = [
    ['Issued on', issuedOn],
    ['Period', `${periodFrom} – ${periodThrough}`],
    ['Statement', statement],
    ...(credits === undefined
      ? []
      : ([['Credits', `${credits.number} of ${credits.issuedOn}`]] as const)),
  ];
  let y = Math.max(left, right) + 12;
  for (const [label, value] of facts) {
    pen.write(label, { x: paper.left, y, width: 80 }, { quiet: true });
    pen.write(value, { x: paper.left + 84, y, width: whole.width - 84 });
    y += 15;
  }
  return y + 12;
}

type Place = { readonly x: number; readonly y: number; readonly width: number };

function writeParty(pen: Pen, role: string, party: InvoiceParty, { x, y, width }: Place): number {
  const { id, name, street, city, postalCode, country, taxNumber } = party;
  pen.write(role, { x, y, width }, { size: 7.5, quiet: true });
  const town = [postalCode, city].filter((each) => each !== undefined).join(' ');
  const texts = [pen.shown(name, id), street ?? '', town, country, taxNumber ?? ''];
  let below = y + 12;
  for (const text of texts.filter((each) => each !== '')) {
    const shown = pen.shown(text, '–');
    pen.write(shown, { x, y: below, width }, { bold: text === texts[0] });
    below += pen.heightOf(shown, width) + 1;
  }
  return below;
}

const amountPlace = (y: number) => ({ ...columns.amount, y, width: columns.amount.width - 6 });

function writeLines(pen: Pen, { lines, currency }: Invoice, from: number): number {
  const head = { size: 7.5, quiet: true } as const;
  const width = columns.amount.x - paper.left - 10;
  pen.write('WHAT', { x: paper.left, y: from, width }, head);
  pen.write(`NET, ${currency}`, amountPlace(from), { ...head, align: 'right' });
  pen.rule(from + 13);
  let y = from + 20;
  for (const { description, items, net } of lines) {
    const counted = `${description} (${items.length})`;
    const height = pen.heightOf(counted, width) + 7;
    y = turnIfFull(pen, y, height);
    pen.write(counted, { x: paper.left, y, width });
    pen.write(formatAmount(net), amountPlace(y), { align: 'right' });
    y += height;
    pen.rule(y - 3, ink.band);
  }
  return y;
}

function turnIfFull(pen: Pen, y: number, height: number): number {
  if (y + height <= paper.bottom) return y;
  pen.document.addPage();
  return paper.top;
}

function writeSums(pen: Pen, { tax, net, taxAmount, total }: Invoice, from: number): number {
  const rate = tax.category === 'S' ? `VAT/GST ${tax.percent} %` : `VAT/GST (${tax.category})`;
  const sums = [
    ['Net', net],
    [rate, taxAmount],
    ['Total', total],
  ] as const;
  let y = turnIfFull(pen, from, sums.length * 16);
  for (const [label, amount] of sums) {
    const style = { bold: label === 'Total' };
    pen.write(label, { x: paper.left, y, width: 330 }, style);
    pen.write(formatAmount(amount), amountPlace(y), { ...style, align: 'right' });
    y += 16;
  }
  return y;
}

function writeNotes(pen: Pen, { notes }: Invoice, from: number): void {
  let y = from;
  for (const note of notes) {
    const height = pen.heightOf(note, whole.width) + 3;
    y = turnIfFull(pen, y, height);
    pen.write(note, { ...whole, y });
    y += height;
  }
}

/** On every page once all are written: only then it is known how many there are. */
function writeFooters(pen: Pen, { number }: Invoice, sha256: string): void {
  const { document } = pen;
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    pen.rule(paper.bottom + 14, ink.rule);
    const place = { x: paper.left, y: paper.bottom + 20, width: whole.width };
    pen.write(number, place, { size: 7.5, quiet: true });
    pen.write(`Page ${page + 1} of ${count}`, place, { size: 7.5, quiet: true, align: 'right' });
    const digest = { ...place, y: place.y + 11 };
    pen.write(`SHA-256 of the invoice's JSON: ${sha256}`, digest, { size: 6.5, quiet: true });
  }
}
