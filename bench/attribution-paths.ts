import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSameCredits } from './paths/assert-same-credits.ts';
import { type Contest, listContests } from './paths/contests.ts';
import type { Measurement } from './paths/measurement.ts';
import { medianOf } from './paths/median-of.ts';
import { writeJourneys } from './paths/write-journeys.ts';

/*
 * Speed and memory of path attribution, from file to result, beside a naive baseline.
 *
 *   npm run bench:paths             the figures of docs/benchmarks.md (some minutes)
 *   npm run bench:paths -- --quick  a tenth of the journeys and channels, once
 *
 * Every run is a process of its own, and the ways to a result take turns, so that all meet the same
 * load. They must also come to the same result. Ratios are of processor time, which others on the
 * machine change less than the clock's.
 */
const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 1 : 5;

const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
try {
  console.log(
    `Node ${process.versions.node}, ${availableParallelism()} cores, median of ${rounds} runs each\n`,
  );
  for (const contest of listContests(isQuick ? 0.1 : 1)) runContest(contest);
} finally {
  rmSync(folder, { recursive: true });
}

function runContest({ title, shape, ways }: Contest): void {
  const path = join(folder, 'journeys.csv');
  writeJourneys(path, shape);
  const size = `${count(shape.journeys)} journeys over ${count(shape.channels)} channels`;
  console.log(`${size}, ${(statSync(path).size / 1e6).toFixed(0)} MB: ${title}`);

  const runs = Array.from({ length: rounds }, () => ways.map((way) => way.measure(path)));
  const medians = ways.map((_, way) => medianOf(runs.map((round) => round[way] as Measurement)));
  for (const [way, median] of medians.entries()) {
    assertSameCredits(medians[0]?.result, median.result);
    const ratio = median.cpuSeconds / (medians[0]?.cpuSeconds ?? 0);
    console.log(describe(ways[way]?.name ?? '', median, ratio));
  }
  console.log();
}

function describe(
  name: string,
  { seconds, cpuSeconds, peakMegabytes }: Measurement,
  ratio: number,
) {
  const figures = [
    `${seconds.toFixed(2)} s`.padStart(9),
    `${cpuSeconds.toFixed(2)} s CPU`.padStart(13),
    `${peakMegabytes.toFixed(0)} MB peak`.padStart(12),
    `x ${ratio.toFixed(ratio < 10 ? 2 : 0)}`.padStart(8),
  ];
  return `  ${name.padEnd(36)}${figures.join('')}`;
}

function count(whole: number): string {
  return whole.toLocaleString('en-US');
}
