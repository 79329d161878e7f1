import { isDeepStrictEqual } from 'node:util';
import { compareKeys } from '../compare-keys.ts';
import type { Item } from '../item.ts';
import { evaluateOperand, type Placeholders } from './operand.ts';
import type { Comparator, Condition } from './parse-condition.ts';

/** Whether a condition holds for an item; for no item every path is absent. */
export function evaluateCondition(
  condition: Condition,
  item: Item | undefined,
  given: Placeholders,
): boolean {
  const value = (operand: Parameters<typeof evaluateOperand>[0]) =>
    evaluateOperand(operand, item, given);
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => evaluateCondition(part, item, given));
    case 'or':
      return condition.parts.some((part) => evaluateCondition(part, item, given));
    case 'not':
      return !evaluateCondition(condition.part, item, given);
    case 'compare':
      return compare(condition.comparator, value(condition.left), value(condition.right));
    case 'between': {
      const found = value(condition.operand);
      return (
        compare('>=', found, value(condition.low)) && compare('<=', found, value(condition.high))
      );
    }
    case 'in': {
      const found = value(condition.operand);
      return condition.list.some((each) => compare('=', found, value(each)));
    }
    case 'function':
      return callFunction(condition.name, condition.operands.map(value));
  }
}

/** Absent values equal nothing and differ from everything; values of two types are never in an order. */
function compare(comparator: Comparator, left: unknown, right: unknown): boolean {
  if (comparator === '<>') return !isSame(left, right);
  if (comparator === '=') return isSame(left, right);
  const order = orderOf(left, right);
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function isSame(left: unknown, right: unknown): boolean {
  return (
    left !== undefined && right !== undefined && (left === right || isDeepStrictEqual(left, right))
  );
}

function orderOf(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') return compareKeys(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right);
  return undefined;
}

function callFunction(name: string, [first, second]: readonly unknown[]): boolean {
  switch (name) {
    case 'attribute_exists':
      return first !== undefined;
    case 'attribute_not_exists':
      return first === undefined;
    case 'begins_with':
      return typeof first === 'string' && typeof second === 'string' && first.startsWith(second);
    default:
      if (typeof first === 'string') return typeof second === 'string' && first.includes(second);
      if (first instanceof Set) return first.has(second);
      return Array.isArray(first) && first.some((part) => isSame(part, second));
  }
}
