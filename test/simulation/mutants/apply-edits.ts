import type { Edit, Mutant } from './mutant.ts';

/**
 * The text of a file with a mutant's edits.
 *
 * @throws RangeError if what an edit finds is not there exactly once: the code has moved on, and the
 *   mutant with it.
 */
export function applyEdits(mutant: Mutant, file: string, text: string): string {
  return mutant.edits
    .filter((edit) => edit.file === file)
    .reduce((changed, edit) => applyEdit(mutant, edit, changed), text);
}

function applyEdit({ name }: Mutant, { file, find, replace }: Edit, text: string): string {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new RangeError(`"${name}" finds its place in ${file} not once: ${find}`);
  }
  return before + replace + after;
}
