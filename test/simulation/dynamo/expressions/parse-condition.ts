import { invalid } from '../errors.ts';
import { type Operand, parseOperand } from './operand.ts';
import { Tokens } from './tokens.ts';

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | {
      readonly kind: 'compare';
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'between';
      readonly operand: Operand;
      readonly low: Operand;
      readonly high: Operand;
    }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | {
      readonly kind: 'function';
      readonly name: FunctionName;
      readonly operands: readonly Operand[];
    };

const functionNames = [
  'attribute_exists',
  'attribute_not_exists',
  'begins_with',
  'contains',
] as const;
type FunctionName = (typeof functionNames)[number];

const known = new Map<string, Condition>();

/** Reads a condition, filter or key condition; each text once. */
export function parseCondition(expression: string): Condition {
  const before = known.get(expression);
  if (before !== undefined) return before;
  const tokens = new Tokens(expression);
  const condition = parseOr(tokens);
  tokens.expectEnd();
  known.set(expression, condition);
  return condition;
}

function parseOr(tokens: Tokens): Condition {
  const parts = [parseAnd(tokens)];
  while (tokens.take('OR')) parts.push(parseAnd(tokens));
  return parts.length === 1 ? (parts[0] as Condition) : { kind: 'or', parts };
}

function parseAnd(tokens: Tokens): Condition {
  const parts = [parseNot(tokens)];
  while (tokens.take('AND')) parts.push(parseNot(tokens));
  return parts.length === 1 ? (parts[0] as Condition) : { kind: 'and', parts };
}

function parseNot(tokens: Tokens): Condition {
  if (tokens.take('NOT')) return { kind: 'not', part: parseNot(tokens) };
  if (tokens.take('(')) {
    const inner = parseOr(tokens);
    tokens.expect(')');
    return inner;
  }
  const name = functionNames.find((each) => each === tokens.peek());
  return name !== undefined && tokens.peek(1) === '('
    ? parseFunction(name, tokens)
    : parseComparison(tokens);
}

function parseFunction(name: FunctionName, tokens: Tokens): Condition {
  tokens.next();
  const operands = parseList(tokens);
  const expected = name.startsWith('attribute') ? 1 : 2;
  if (operands.length !== expected) throw invalid(`Incorrect number of operands for ${name}`);
  return { kind: 'function', name, operands };
}

function parseList(tokens: Tokens): Operand[] {
  tokens.expect('(');
  const operands = [parseOperand(tokens)];
  while (tokens.take(',')) operands.push(parseOperand(tokens));
  tokens.expect(')');
  return operands;
}

function parseComparison(tokens: Tokens): Condition {
  const left = parseOperand(tokens);
  if (tokens.take('BETWEEN')) {
    const low = parseOperand(tokens);
    tokens.expect('AND');
    return { kind: 'between', operand: left, low, high: parseOperand(tokens) };
  }
  if (tokens.take('IN')) return { kind: 'in', operand: left, list: parseList(tokens) };
  const comparator = tokens.next();
  if (!['=', '<>', '<', '<=', '>', '>='].includes(comparator)) {
    throw invalid(`Syntax error; token: "${comparator}"`);
  }
  return {
    kind: 'compare',
    comparator: comparator as Comparator,
    left,
    right: parseOperand(tokens),
  };
}
