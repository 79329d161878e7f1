import { UsageError } from '../usage-error.ts';

/**
 * Reads weights that are divided by `/`, one for each of the names.
 *
 * @throws UsageError if it is not a weight for each.
 */
export function readWeights<const Names extends readonly string[]>(
  written: string,
  names: Names,
): { [Place in keyof Names]: number } {
  const weights = written.split('/').map(readWeight);
  if (weights.length === names.length && weights.every((weight) => weight !== undefined)) {
    return weights as { [Place in keyof Names]: number };
  }
  throw new UsageError(`--weights must be numbers ${names.join('/')}, not "${written}".`);
}

/**
 * Reads `a,b/c/d,e`: the first touch, the second; all others together; the last touch, the one
 * before it. Either list may be empty.
 */
export function readCustomWeights(written: string | undefined) {
  const form = 'FIRST,SECOND,…/OTHERS/LAST,LAST-BUT-ONE,… such as 40,10/20/30';
  if (written === undefined) throw new UsageError(`custom-weights needs --weights ${form}.`);

  const [fromFirst, others, fromLast, ...more] = written.split('/').map(readList);
  if (fromFirst && others?.length === 1 && fromLast && more.length === 0) {
    return { fromFirst, others: others[0] ?? 0, fromLast };
  }
  throw new UsageError(`--weights must be ${form}; not "${written}".`);
}

function readList(written: string): number[] | undefined {
  const weights = written === '' ? [] : written.split(',').map(readWeight);
  return weights.every((weight) => weight !== undefined) ? weights : undefined;
}

function readWeight(written: string): number | undefined {
  return /^\d{1,9}(\.\d{1,9})?$/.test(written) ? Number(written) : undefined;
}
