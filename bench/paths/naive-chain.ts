import { type NaiveRow, readNaiveRows } from './naive-rows.ts';

/** A chain of order 1 as a dense matrix. State 0 is the start, state i + 1 is channel i. */
export type NaiveChain = {
  readonly channels: readonly string[];
  /** Chance to go from one state to another. */
  readonly steps: readonly (readonly number[])[];
  /** By state: the chance to convert next, and that times the mean worth of journeys that end there. */
  readonly gains: readonly (readonly [conversions: number, value: number])[];
  readonly conversions: number;
  readonly value: number;
};

type End = { conversions: number; value: number; all: number };

/** Counts the steps of all rows, then divides by what leaves each state. */
export function buildNaiveChain(path: string): NaiveChain {
  const rows = readNaiveRows(path);
  const channels = [...new Set(rows.flatMap((row) => row.path))];
  const stateOf = new Map(channels.map((channel, index) => [channel, index + 1]));
  const size = channels.length + 1;
  const counts = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const ends = Array.from({ length: size }, (): End => ({ conversions: 0, value: 0, all: 0 }));
  for (const row of rows) countRow(row, stateOf, counts, ends);

  const totals = counts.map((row, state) => row.reduce(add, ends[state]?.all ?? 0));
  const share = (part: number, state: number) => (part === 0 ? 0 : part / (totals[state] ?? 0));
  return {
    channels,
    steps: counts.map((row, state) => row.map((count) => share(count, state))),
    gains: ends.map((end, state) => [share(end.conversions, state), share(end.value, state)]),
    conversions: rows.map((row) => row.conversions).reduce(add, 0),
    value: rows.map((row) => row.value).reduce(add, 0),
  };
}

function countRow(
  { path, conversions, value, nulls }: NaiveRow,
  stateOf: ReadonlyMap<string, number>,
  counts: readonly number[][],
  ends: readonly End[],
): void {
  let from = 0;
  for (const name of path) {
    const to = stateOf.get(name) as number;
    const row = counts[from] as number[];
    if (to !== from) row[to] = (row[to] as number) + conversions + nulls;
    from = to;
  }
  const end = ends[from] as End;
  end.conversions += conversions;
  end.value += value;
  end.all += conversions + nulls;
}

function add(a: number, b: number): number {
  return a + b;
}
