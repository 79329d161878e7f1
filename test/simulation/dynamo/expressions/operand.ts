import { invalid } from '../errors.ts';
import type { Item } from '../item.ts';
import type { Tokens } from './tokens.ts';

/** A step into an item: an attribute, or a place in a list. */
type Step = string | number;

/** The names and values that a request gives for the placeholders of its expressions. */
export type Placeholders = {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
};

export type Operand =
  | { readonly kind: 'path'; readonly steps: readonly Step[] }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'size'; readonly of: Operand };

/** Reads a value placeholder, a path, or the size of one. */
export function parseOperand(tokens: Tokens): Operand {
  const first = tokens.next();
  if (first.startsWith(':')) return { kind: 'value', name: first };
  if (first === 'size' && tokens.peek() === '(') {
    tokens.expect('(');
    const of = parseOperand(tokens);
    tokens.expect(')');
    return { kind: 'size', of };
  }
  return { kind: 'path', steps: parseSteps(first, tokens) };
}

/** Reads the rest of a path whose first name is known. */
export function parseSteps(first: string, tokens: Tokens): Step[] {
  if (!/^#?\w+$/.test(first)) throw invalid(`Syntax error; token: "${first}"`);
  const steps: Step[] = [first];
  for (;;) {
    if (tokens.peek() === '.') {
      tokens.next();
      steps.push(tokens.next());
    } else if (tokens.peek() === '[') {
      tokens.next();
      steps.push(Number(tokens.next()));
      tokens.expect(']');
    } else return steps;
  }
}

/** The attribute names of a path, placeholders replaced. */
export function resolveSteps(steps: readonly Step[], { names }: Placeholders): Step[] {
  return steps.map((step) => {
    if (typeof step === 'number' || !step.startsWith('#')) return step;
    const name = names[step];
    if (name === undefined)
      throw invalid(`An expression attribute name used is not defined: ${step}`);
    return name;
  });
}

/** What an operand is in an item; `undefined` where there is nothing. */
export function evaluateOperand(
  operand: Operand,
  item: Item | undefined,
  given: Placeholders,
): unknown {
  if (operand.kind === 'value') {
    if (!Object.hasOwn(given.values, operand.name)) {
      throw invalid(`An expression attribute value used is not defined: ${operand.name}`);
    }
    return given.values[operand.name];
  }
  if (operand.kind === 'size') return sizeOf(evaluateOperand(operand.of, item, given));
  let value: unknown = item;
  for (const step of resolveSteps(operand.steps, given)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<Step, unknown>)[step];
  }
  return value;
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (value instanceof Uint8Array || Array.isArray(value)) return value.length;
  if (value instanceof Set) return value.size;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
}
