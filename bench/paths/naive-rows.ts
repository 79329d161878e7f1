import { readFileSync } from 'node:fs';

export type NaiveRow = {
  readonly path: readonly string[];
  readonly conversions: number;
  readonly value: number;
  readonly nulls: number;
};

/** The baseline's reading: the whole file as one text, split into lines, fields and names. */
export function readNaiveRows(path: string): NaiveRow[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [names = '', ...numbers] = line.split(',');
      const [conversions = 0, value = 0, nulls = 0] = numbers.map(Number);
      return { path: names.split('>').map((name) => name.trim()), conversions, value, nulls };
    });
}
