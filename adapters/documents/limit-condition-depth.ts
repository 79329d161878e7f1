import * as z from 'zod';

const depthMax = 20;

/**
 * Refuses conditions that are nested deeper than anybody writes them, before anything walks through
 * them by calling itself.
 */
export function limitConditionDepth(condition: unknown, context: z.RefinementCtx): unknown {
  let level: unknown[] = [condition];
  for (let depth = 0; depth < depthMax; depth += 1) {
    level = level.flatMap(listParts);
    if (level.length === 0) return condition;
  }
  context.addIssue({
    code: 'custom',
    message: `Conditions are nested more than ${depthMax} deep; make several rules of them.`,
  });
  return z.NEVER;
}

function listParts(condition: unknown): unknown[] {
  if (typeof condition !== 'object' || condition === null) return [];
  const { all, any, not } = condition as { all?: unknown; any?: unknown; not?: unknown };
  return [all, any, not].flatMap((part) => (part === undefined ? [] : part));
}
