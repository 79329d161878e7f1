import { paper } from './paper.ts';
import type { Pen } from './pen.ts';

/** Goes on on a new page; answers where it begins. */
export function turnPage(pen: Pen): number {
  pen.document.addPage();
  return paper.top;
}
