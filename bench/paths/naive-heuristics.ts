import { readNaiveRows } from './naive-rows.ts';
import type { TaskResult } from './task-result.ts';

type Sums = Map<string, { conversions: number; value: number }>;

/** The baseline of first touch, last touch and linear: maps by name, and plain loops. */
export function creditNaively(path: string): TaskResult {
  const [first, last, linear]: [Sums, Sums, Sums] = [new Map(), new Map(), new Map()];
  for (const { path: names, conversions, value } of readNaiveRows(path)) {
    add(first, names[0] ?? '', conversions, value);
    add(last, names.at(-1) ?? '', conversions, value);
    for (const name of names) add(linear, name, conversions / names.length, value / names.length);
  }
  return [first, last, linear].map((sums) =>
    [...sums].map(([channel, { conversions, value }]) => ({ channel, conversions, value })),
  );
}

function add(sums: Sums, name: string, conversions: number, value: number): void {
  const sum = sums.get(name);
  if (sum === undefined) {
    sums.set(name, { conversions, value });
    return;
  }
  sum.conversions += conversions;
  sum.value += value;
}
