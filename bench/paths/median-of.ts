import type { Measurement } from './measurement.ts';

/** The median of each figure, over several runs of the same task. */
export function medianOf(runs: readonly Measurement[]): Measurement {
  const median = (read: (run: Measurement) => number) => {
    const figures = runs.map(read).toSorted((a, b) => a - b);
    return figures[figures.length >> 1] as number;
  };
  return {
    seconds: median((run) => run.seconds),
    cpuSeconds: median((run) => run.cpuSeconds),
    peakMegabytes: median((run) => run.peakMegabytes),
    result: runs[0]?.result,
  };
}
