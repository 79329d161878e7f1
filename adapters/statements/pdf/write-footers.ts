import { ink, paper } from './paper.ts';
import type { Pen } from './pen.ts';

/** On every page once all are written: only then it is known how many there are. */
export function writeFooters(pen: Pen, covers: string, sha256: string): void {
  const { document } = pen;
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    pen.rule(paper.bottom + 14, ink.rule);
    const place = { x: paper.left, y: paper.bottom + 20, width: paper.right - paper.left };
    pen.write(covers, place, { size: 7.5, quiet: true });
    pen.write(`Page ${page + 1} of ${count}`, place, { size: 7.5, quiet: true, align: 'right' });
    const digest = { ...place, y: place.y + 11 };
    pen.write(`SHA-256 of the statement's JSON: ${sha256}`, digest, { size: 6.5, quiet: true });
  }
}
