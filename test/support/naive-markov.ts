import { splitPath, type WrittenPath } from './credit-paths.ts';

/** What the definition says, by channel, and the chance and worth of a walk with nothing removed. */
export type NaiveMarkov = {
  readonly conversionProbability: number;
  readonly conversions: Readonly<Record<string, number>>;
  readonly value: Readonly<Record<string, number>>;
};

type State = { readonly name: string; readonly channels: ReadonlySet<string> };
type Weights = Map<string, number>;

/**
 * Removal effects as their definition has them, to check the fast solvers by: all states in one matrix,
 * built again without each channel and solved by Gaussian elimination with pivoting.
 */
export function naiveMarkov(
  written: readonly WrittenPath[],
  order: number,
  useNulls: boolean,
): NaiveMarkov {
  const paths = written
    .map(({ path, conversions = 1, value = conversions, nulls = 0 }) => ({
      touches: splitPath(path),
      conversions,
      value,
      nulls: useNulls ? nulls : 0,
    }))
    .filter(({ conversions, nulls }) => conversions + nulls > 0);
  const states = new Map<string, State>();
  const steps = new Map<string, Weights>();
  const count = (from: string, to: string, weight: number) => {
    const row = steps.get(from) ?? new Map<string, number>();
    steps.set(from, row.set(to, (row.get(to) ?? 0) + weight));
  };

  for (const { touches, conversions, value, nulls } of paths) {
    let at = '(start)';
    for (const window of slideWindow(touches, order)) {
      const name = window.join(' > ');
      if (name === at) continue;
      states.set(name, { name, channels: new Set(window) });
      count(at, name, conversions + nulls);
      at = name;
    }
    count(at, '(conversion)', conversions);
    count(at, '(null)', nulls);
    count(at, '(value)', value);
  }

  const [chance, worth] = ['(conversion)', '(value)'].map((end) => [
    expectAt([...states.values()], steps, end, undefined),
    (channel: string) => expectAt([...states.values()], steps, end, channel),
  ]) as [[number, (channel: string) => number], [number, (channel: string) => number]];
  const channels = [...new Set(written.flatMap(({ path }) => splitPath(path)))];
  const removeAll = ([whole, without]: [number, (channel: string) => number]) =>
    Object.fromEntries(
      channels.map((channel) => [channel, whole === 0 ? 0 : 1 - without(channel) / whole]),
    );
  return {
    conversionProbability: chance[0],
    conversions: removeAll(chance),
    value: removeAll(worth),
  };
}

function slideWindow(touches: readonly string[], order: number): string[][] {
  if (touches.length <= order) return [[...touches]];
  return touches.slice(order - 1).map((_, place) => touches.slice(place, place + order));
}

/** What a walk comes to at one of the ends, if whoever enters a state with the channel is lost. */
function expectAt(
  all: readonly State[],
  steps: ReadonlyMap<string, Weights>,
  end: string,
  removed: string | undefined,
): number {
  const states = all.filter(({ channels }) => removed === undefined || !channels.has(removed));
  const names = ['(start)', ...states.map(({ name }) => name)];
  const rows = names.map((from) => {
    const row = steps.get(from) ?? new Map<string, number>();
    const total = [...row].reduce((sum, [to, weight]) => sum + (to === '(value)' ? 0 : weight), 0);
    const chance = (to: string) => (total === 0 ? 0 : (row.get(to) ?? 0) / total);
    return [...names.map((to) => (to === from ? 1 : 0) - chance(to)), chance(end)];
  });
  return solve(rows)[0] ?? Number.NaN;
}

/** Solves the equations whose rows end with their right-hand sides. */
function solve(rows: number[][]): number[] {
  const cell = (row: number, column: number) => rows[row]?.[column] ?? Number.NaN;
  for (let pivot = 0; pivot < rows.length; pivot += 1) {
    const best = rows.reduce(
      (found, _, row) =>
        row > pivot && Math.abs(cell(row, pivot)) > Math.abs(cell(found, pivot)) ? row : found,
      pivot,
    );
    [rows[pivot], rows[best]] = [rows[best] ?? [], rows[pivot] ?? []];
    rows[pivot] = (rows[pivot] ?? []).map((value) => value / cell(pivot, pivot));
    for (let row = 0; row < rows.length; row += 1) {
      const factor = row === pivot ? 0 : cell(row, pivot);
      if (factor === 0) continue;
      rows[row] = (rows[row] ?? []).map((value, column) => value - factor * cell(pivot, column));
    }
  }
  return rows.map((row) => row.at(-1) ?? Number.NaN);
}
