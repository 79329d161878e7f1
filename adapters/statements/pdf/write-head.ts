import { paper } from './paper.ts';
import type { Pen } from './pen.ts';

export type Head = {
  readonly merchant: string;
  readonly title: string;
  /** What stands below the title, the first of them in bold. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Whether an id stands for a name that the fonts cannot write. */
  readonly isPartly: boolean;
};

/** Writes who states what at the top of the first page; answers where it ends. */
export function writeHead(pen: Pen, { merchant, title, facts, isPartly }: Head): number {
  const whole = { x: paper.left, width: paper.right - paper.left };
  pen.write(merchant, { ...whole, y: paper.top }, { size: 11, bold: true });
  pen.write(title, { ...whole, y: paper.top + 26 }, { size: 20, bold: true });
  pen.rule(paper.top + 60);

  let y = paper.top + 72;
  for (const [index, [label, value]] of facts.entries()) {
    pen.write(label, { x: paper.left, y, width: 80 }, { quiet: true });
    const place = { x: paper.left + 84, y, width: whole.width - 84 };
    pen.write(value, place, { bold: index === 0 });
    y += pen.heightOf(value, place.width) + 3;
  }
  if (isPartly) {
    const note =
      'A name is in a script that this document cannot show, so its id stands here; the CSV has the name.';
    pen.write(note, { ...whole, y: y + 4 }, { size: 8, quiet: true });
    y += 18;
  }
  return y + 14;
}
