import PDFDocument from 'pdfkit';
import { ink, paper } from './paper.ts';
import type { StatementFonts } from './statement-fonts.ts';

type Document = InstanceType<typeof PDFDocument>;
type Style = {
  readonly size?: number;
  readonly bold?: boolean;
  readonly quiet?: boolean;
  readonly align?: 'left' | 'right';
};
type Place = { readonly x: number; readonly y: number; readonly width: number };

/** Writes on the pages of one document. */
export type Pen = {
  readonly document: Document;
  /** Writes a text at a place; too long for its width it goes on below. */
  write(text: string, place: Place, style?: Style): void;
  /** How high a text would become in a width. */
  heightOf(text: string, width: number, style?: Style): number;
  /** A text if the fonts have all of its letters, and what stands for it otherwise. */
  shown(text: string, substitute: string): string;
  rule(y: number, color?: string): void;
};

/** What of pdfkit's embedded fonts its types leave out. */
type EmbeddedFont = {
  readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } };
};

/**
 * A document with two fonts and nothing of the day it is made: the same writing makes the same bytes.
 *
 * @param at the moment that the document says it is of.
 */
export function openPen(fonts: StatementFonts, title: string, at: Date): Pen {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: paper.top, bottom: 0, left: paper.left, right: 0 },
    // Without a font of its own: that one would be read from a file beside the library.
    font: null as unknown as string,
    bufferPages: true,
    autoFirstPage: false,
    lang: 'en',
    displayTitle: true,
    info: { Title: title, Producer: 'Tributary', Creator: 'Tributary', CreationDate: at },
  });
  document.registerFont('regular', Buffer.from(fonts.regular));
  document.registerFont('bold', Buffer.from(fonts.bold));
  document.font('regular');

  const choose = ({ size = 9, bold = false }: Style) =>
    document.font(bold ? 'bold' : 'regular').fontSize(size);
  return {
    document,
    write(text, { x, y, width }, style = {}) {
      choose(style).fillColor(style.quiet ? ink.quiet : ink.text);
      document.text(text, x, y, { width, align: style.align ?? 'left', lineGap: 1 });
    },
    heightOf: (text, width, style = {}) =>
      choose(style).heightOfString(text, { width, lineGap: 1 }),
    shown: (text, substitute) => (hasAll(document, text) ? text : substitute),
    rule(y, color = ink.rule) {
      document.moveTo(paper.left, y).lineTo(paper.right, y).lineWidth(0.6).stroke(color);
    },
  };
}

function hasAll(document: Document, text: string): boolean {
  const { _font } = document.font('regular') as unknown as EmbeddedFont;
  return [...text].every((letter) => _font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
}
