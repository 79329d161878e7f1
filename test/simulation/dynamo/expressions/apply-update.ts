import { invalid } from '../errors.ts';
import { copyItem, copyValue, type Item } from '../item.ts';
import {
  evaluateOperand,
  type Operand,
  type Placeholders,
  parseOperand,
  parseSteps,
  resolveSteps,
} from './operand.ts';
import { Tokens } from './tokens.ts';

type Steps = ReturnType<typeof resolveSteps>;
type Term =
  | Operand
  | { readonly kind: 'if-not-exists'; readonly path: Operand; readonly otherwise: Operand };
type Action =
  | {
      readonly verb: 'SET';
      readonly steps: Steps;
      readonly terms: readonly Term[];
      readonly sign: 1 | -1;
    }
  | { readonly verb: 'REMOVE'; readonly steps: Steps }
  | { readonly verb: 'ADD' | 'DELETE'; readonly steps: Steps; readonly operand: Operand };

const known = new Map<string, readonly Action[]>();

/**
 * An item after an update expression. Every value is read from the item as it was before.
 *
 * @param before the item, or its keys alone if there is none.
 */
export function applyUpdate(expression: string, before: Item, given: Placeholders): Item {
  const actions = known.get(expression) ?? parseUpdate(expression);
  known.set(expression, actions);
  const after = copyItem(before) as Record<string, unknown>;
  for (const action of actions) applyAction(action, before, after, given);
  return after;
}

function applyAction(
  action: Action,
  before: Item,
  after: Record<string, unknown>,
  given: Placeholders,
): void {
  const path = resolveSteps(action.steps, given);
  if (action.verb === 'SET') {
    assign(after, path, copyValue(evaluateTerms(action.terms, action.sign, before, given)));
  } else if (action.verb === 'REMOVE') {
    remove(after, path);
  } else {
    change(after, path, action.verb, evaluateOperand(action.operand, before, given));
  }
}

function evaluateTerms(
  terms: readonly Term[],
  sign: 1 | -1,
  before: Item,
  given: Placeholders,
): unknown {
  const values = terms.map((term) => {
    if (term.kind !== 'if-not-exists') return evaluateOperand(term, before, given);
    return (
      evaluateOperand(term.path, before, given) ?? evaluateOperand(term.otherwise, before, given)
    );
  });
  if (values.includes(undefined)) {
    throw invalid('The provided expression refers to an attribute that does not exist in the item');
  }
  const [first, second] = values;
  if (values.length === 1) return first;
  if (typeof first !== 'number' || typeof second !== 'number') {
    throw invalid('An operand in the update expression has an incorrect data type');
  }
  return first + sign * second;
}

function change(
  after: Record<string, unknown>,
  path: Steps,
  verb: 'ADD' | 'DELETE',
  operand: unknown,
): void {
  const current = path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    after,
  );
  if (verb === 'ADD' && typeof operand === 'number') {
    assign(after, path, ((current as number | undefined) ?? 0) + operand);
    return;
  }
  if (!(operand instanceof Set))
    throw invalid('An operand in the update expression has an incorrect data type');
  const set = new Set((current as Set<unknown> | undefined) ?? []);
  for (const part of operand) {
    if (verb === 'ADD') set.add(part);
    else set.delete(part);
  }
  if (set.size === 0) remove(after, path);
  else assign(after, path, set);
}

function parentOf(after: Record<string, unknown>, path: Steps): Record<string, unknown> {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>(
      (value, step) => (value as Record<string, unknown> | undefined)?.[step],
      after,
    );
  if (typeof parent !== 'object' || parent === null) {
    throw invalid('The document path provided in the update expression is invalid for update');
  }
  return parent as Record<string, unknown>;
}

function assign(after: Record<string, unknown>, path: Steps, value: unknown): void {
  parentOf(after, path)[path.at(-1) as string] = value;
}

function remove(after: Record<string, unknown>, path: Steps): void {
  const parent = parentOf(after, path);
  const last = path.at(-1) as string;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}

function parseUpdate(expression: string): Action[] {
  const tokens = new Tokens(expression);
  const actions: Action[] = [];
  while (tokens.peek() !== undefined) {
    const verb = tokens.next().toUpperCase();
    do actions.push(parseAction(verb, tokens));
    while (tokens.take(','));
  }
  return actions;
}

function parseAction(verb: string, tokens: Tokens): Action {
  const steps = parseSteps(tokens.next(), tokens);
  switch (verb) {
    case 'SET': {
      tokens.expect('=');
      const first = parseTerm(tokens);
      const operator = tokens.peek();
      if (operator !== '+' && operator !== '-') return { verb, steps, terms: [first], sign: 1 };
      tokens.next();
      return { verb, steps, terms: [first, parseTerm(tokens)], sign: operator === '+' ? 1 : -1 };
    }
    case 'REMOVE':
      return { verb, steps };
    case 'ADD':
    case 'DELETE':
      return { verb, steps, operand: parseOperand(tokens) };
    default:
      throw invalid(`Syntax error; token: "${verb}"`);
  }
}

function parseTerm(tokens: Tokens): Term {
  if (tokens.peek() !== 'if_not_exists') return parseOperand(tokens);
  tokens.next();
  tokens.expect('(');
  const path = parseOperand(tokens);
  tokens.expect(',');
  const otherwise = parseOperand(tokens);
  tokens.expect(')');
  return { kind: 'if-not-exists', path, otherwise };
}
