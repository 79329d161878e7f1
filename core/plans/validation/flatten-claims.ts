import type { Claim } from './claim.ts';
import type { Formula } from './formula.ts';

/** Claims as literals and choices: the parts of `all` stand by themselves, and no `any` is in another. */
export function flattenClaims(claims: readonly Claim[]): Claim[] {
  return claims.flatMap(flatten);
}

function flatten({ formula, because }: Claim): Claim[] {
  switch (formula.kind) {
    case 'literal':
      return [{ formula, because }];
    case 'all':
      return flattenClaims(formula.parts.map((part) => ({ formula: part, because })));
    case 'any':
      return flattenChoice(formula.parts, because);
  }
}

function flattenChoice(parts: readonly Formula[], because: Claim['because']): Claim[] {
  const flat = flattenParts(parts);
  const [only] = flat;
  if (only !== undefined && flat.length === 1) return flattenClaims([{ formula: only, because }]);
  // What only refuses leaves the most open, so it is tried first.
  const sorted = flat.toSorted((a, b) => Number(asks(a)) - Number(asks(b)));
  return [{ formula: { kind: 'any', parts: sorted }, because }];
}

function flattenParts(parts: readonly Formula[]): Formula[] {
  return parts.flatMap((part) => {
    if (part.kind === 'any') return flattenParts(part.parts);
    const [only] = part.kind === 'all' && part.parts.length === 1 ? part.parts : [];
    return only === undefined ? [part] : flattenParts([only]);
  });
}

function asks(formula: Formula): boolean {
  return formula.kind === 'literal' ? formula.holds : formula.parts.some(asks);
}
