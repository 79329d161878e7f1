import { invalid } from '../errors.ts';

const token = /\s*(?:([A-Za-z_][\w]*)|(#[\w]+)|(:[\w]+)|(<>|<=|>=|[=<>(),.[\]+-])|(\d+))/y;

/** The words and signs of an expression, in order. */
export function tokenize(expression: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const end = expression.trimEnd().length;
  while (token.lastIndex < end) {
    const start = token.lastIndex;
    const found = token.exec(expression);
    if (found === null)
      throw invalid(`Syntax error at ${start}: "${expression.slice(start, start + 12)}"`);
    tokens.push(found[0].trim());
  }
  return tokens;
}
