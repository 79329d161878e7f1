import type { TaskResult } from './task-result.ts';

/** What a task took from the file to the result. */
export type Measurement = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The peak of the whole process, Node included. */
  readonly peakMegabytes: number;
  /** Missing if only a part was done and its time scaled up. */
  readonly result?: TaskResult;
};
