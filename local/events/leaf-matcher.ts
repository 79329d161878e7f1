/** A test of one value; `absent` is the one that wants no value at all. */
export type LeafMatcher =
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly matches: (value: unknown) => boolean };

type Test = (value: unknown) => boolean;

/**
 * Reads one alternative of a pattern's field: a plain value, or an object with one operator.
 *
 * @throws RangeError if the operator, or what it is given, is not known.
 */
export function readLeafMatcher(alternative: unknown): LeafMatcher {
  if (typeof alternative !== 'object' || alternative === null) return value(equals(alternative));

  const [operator, operand] = soleEntry(alternative);
  if (operator === 'exists') return operand === false ? { kind: 'absent' } : value(() => true);
  if (operator === 'anything-but') return value(not(readExcluded(operand)));
  if (operator === 'numeric') return value(readNumeric(operand));
  return value(readText(operator, operand));
}

function value(matches: Test): LeafMatcher {
  return { kind: 'value', matches };
}

function not(test: Test): Test {
  return (candidate) => !test(candidate);
}

function equals(wanted: unknown): Test {
  return (candidate) => candidate === wanted;
}

function readExcluded(operand: unknown): Test {
  const excluded = Array.isArray(operand) ? operand : [operand];
  const tests = excluded.map((each) =>
    typeof each === 'object' && each !== null ? readText(...soleEntry(each)) : equals(each),
  );

  return (candidate) => tests.some((test) => test(candidate));
}

function readText(operator: string, operand: unknown): Test {
  if (Array.isArray(operand)) {
    const tests = operand.map((each) => readText(operator, each));
    return (candidate) => tests.some((test) => test(candidate));
  }
  if (typeof operand === 'object' && operand !== null && /^(prefix|suffix)$/.test(operator)) {
    const [inner, text] = soleEntry(operand);
    if (inner === 'equals-ignore-case') return readPlainText(operator, text, lower);
  }
  return operator === 'equals-ignore-case'
    ? readPlainText('equals', operand, lower)
    : readPlainText(operator, operand, (text) => text);
}

function readPlainText(operator: string, operand: unknown, fold: (text: string) => string): Test {
  if (typeof operand !== 'string') throw new RangeError(`${operator} takes a string.`);
  const compare = textComparison(operator, fold(operand));

  return (candidate) => typeof candidate === 'string' && compare(fold(candidate));
}

function textComparison(operator: string, wanted: string): (text: string) => boolean {
  switch (operator) {
    case 'equals':
      return (text) => text === wanted;
    case 'prefix':
      return (text) => text.startsWith(wanted);
    case 'suffix':
      return (text) => text.endsWith(wanted);
    case 'wildcard': {
      const expression = wildcardExpression(wanted);
      return (text) => expression.test(text);
    }
    default:
      throw new RangeError(`A pattern's operator ${operator} is not known.`);
  }
}

/** `*` stands for any text; `\*` and `\\` for themselves. */
function wildcardExpression(wildcard: string): RegExp {
  const source = wildcard.replaceAll(/\\([*\\])|(\*)|([^*\\]+)|\\/g, (whole, escaped, any) => {
    if (any !== undefined) return '.*';
    return (escaped ?? whole).replaceAll(/[^\w\s]/g, '\\$&');
  });

  return new RegExp(`^${source}$`, 's');
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function readNumeric(operand: unknown): Test {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0) {
    throw new RangeError('numeric takes pairs of a comparison and a number.');
  }
  const tests: ((candidate: number) => boolean)[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const compare = comparisons[String(operand[index])];
    const limit: unknown = operand[index + 1];
    if (compare === undefined || typeof limit !== 'number') {
      throw new RangeError(`numeric does not know ${operand[index]} ${limit}.`);
    }
    tests.push((candidate) => compare(candidate, limit));
  }

  return (candidate) => typeof candidate === 'number' && tests.every((test) => test(candidate));
}

function lower(text: string): string {
  return text.toLowerCase();
}

function soleEntry(alternative: object): [string, unknown] {
  const entries = Object.entries(alternative);
  if (entries.length !== 1 || entries[0] === undefined) {
    throw new RangeError(`${JSON.stringify(alternative)} should hold one operator.`);
  }
  return entries[0];
}
