import { invalid, ProblemError } from './problem-error.ts';

/** Deeper documents are no requests; the limit keeps the stack safe of whoever walks them. */
const maxDepth = 200;

/** What our own encoding of amounts is told by. */
const reservedName = '$bigint';

const halfCharacter = 'A character is cut in half: a surrogate without its other.';

type Part = { readonly value: unknown; readonly path: readonly string[] };

/**
 * Refuses JSON that could be parsed and not be written again as it was: a number beyond what a
 * double holds (`1e400`), half a character (`"\ud800"`, which no UTF-8 has), the name that encoded amounts
 * have, and what is nested deeper than 200 levels.
 *
 * @throws ProblemError 422 that names the place; 400 for the nesting.
 */
export function requireStorableJson(body: unknown): void {
  const parts: Part[] = [{ value: body, path: [] }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const { value, path } = part;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw refuse(path, 'This number is out of range.');
    }
    if (typeof value === 'string' && !value.isWellFormed()) throw refuse(path, halfCharacter);
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= maxDepth) throw tooDeep();
    for (const [name, inner] of Object.entries(value)) {
      if (name === reservedName) throw refuse([...path, name], 'This name is reserved.');
      if (!name.isWellFormed()) throw refuse(path, halfCharacter);
      parts.push({ value: inner, path: [...path, name] });
    }
  }
}

const refuse = (path: readonly string[], message: string): ProblemError =>
  invalid([{ code: 'custom', path, message }]);

function tooDeep(): ProblemError {
  return new ProblemError({
    status: 400,
    type: '/problems/malformed-json',
    title: `The body is nested deeper than ${maxDepth} levels.`,
  });
}
