import type { PathModelSpec } from '../../core/attribution/paths/index.ts';
import { foldPathFile } from './fold-path-file.ts';
import { creditNaively } from './naive-heuristics.ts';
import { estimateRemoval, removeNaively } from './naive-markov.ts';
import type { TaskResult } from './task-result.ts';

/** Answers the result, or the seconds that the task would take if it were done to its end. */
export type Task = (path: string) => TaskResult | { readonly estimatedSeconds: number };

const heuristics: PathModelSpec[] = [
  { model: 'first-touch' },
  { model: 'last-touch' },
  { model: 'linear' },
];

/** What a measuring process can be told to do with a path file. */
export const tasks: Readonly<Record<string, Task>> = {
  heuristics: (path) => creditsOf(path, heuristics),
  markov: (path) => creditsOf(path, [{ model: 'markov', order: 1, useNulls: true }]),
  'naive heuristics': creditNaively,
  'naive markov': removeNaively,
  'naive markov, estimated': estimateRemoval,
};

function creditsOf(path: string, specs: readonly PathModelSpec[]): TaskResult {
  return foldPathFile(path, specs).map(({ credits }) => credits);
}
