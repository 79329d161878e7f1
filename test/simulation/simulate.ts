import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { openProgressBar } from '../../cli/progress-bar.ts';
import { addCoverage, type Coverage, coverHistory, emptyCoverage } from './coverage.ts';
import { describeCoverage } from './describe-coverage.ts';
import { sites } from './faults/call-sites.ts';
import { listReach } from './list-reach.ts';
import { type History, playHistory } from './play-history.ts';
import { readOptions, type SimulateOptions, usage } from './read-options.ts';
import { shrinkHistory } from './shrink-history.ts';

/** What a process has done since it last told. */
type Report = {
  readonly coverage: Coverage;
  readonly failed: readonly { readonly seed: number; readonly broken: History['broken'] }[];
};

type Share = { readonly first: number; readonly end: number; readonly step: number };

const historiesPerReport = 20;
/** More failures than this teach nothing new. */
const maxFailures = 20;

async function main(args: readonly string[]): Promise<number> {
  let options: SimulateOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  if (options.isTraced || options.withoutEvents.length + options.withoutFaults.length > 0) {
    return replay(options);
  }
  return simulate(options);
}

/** Plays seeds one after the other and prints every step of each. */
async function replay({ from, seeds, isTraced, ...without }: SimulateOptions): Promise<number> {
  let failures = 0;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const history = await playHistory(seed, {
      sites,
      isTraced,
      withoutEvents: new Set(without.withoutEvents),
      withoutFaults: new Set(without.withoutFaults),
    });
    for (const line of history.trace) console.log(line);
    console.log(`Seed ${seed}: ${history.steps} steps, digest ${history.digest}.`);
    if (history.broken) console.log(`${history.broken.invariant}: ${history.broken.detail}`);
    failures += history.broken ? 1 : 0;
  }
  return failures === 0 ? 0 : 1;
}

/** Plays them on all cores. Who interrupts it is told what there is by then, and may go on from a later seed. */
async function simulate({ from, seeds, isListingSites }: SimulateOptions): Promise<number> {
  const coverage = emptyCoverage();
  const failed: Report['failed'][number][] = [];
  const startedAt = performance.now();
  const bar = openProgressBar(process.stderr, () => performance.now());
  let isInterrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isInterrupted = true;
    });
  }
  const rate = () => coverage.histories / ((performance.now() - startedAt) / 1_000);
  await runWorkers({ from, seeds }, (report) => {
    addCoverage(coverage, report.coverage);
    failed.push(...report.failed);
    bar.advance({
      done: coverage.histories,
      total: seeds,
      describe: () => `${rate().toFixed(0)} seeds/s  ${failed.length} broken`,
    });
    return !isInterrupted && failed.length < maxFailures;
  });
  bar.clear();
  console.log(
    `${coverage.histories.toLocaleString('en')} histories from seed ${from}, ${rate().toFixed(0)} seeds/s, ${Math.round(coverage.steps / coverage.histories)} steps each.`,
  );
  console.log(isListingSites ? listReach(coverage) : describeCoverage(coverage));
  for (const { seed, broken } of failed) {
    console.log(`Seed ${seed} breaks ${broken?.invariant}: ${broken?.detail}`);
    console.log(`  npm run simulate -- --from ${seed} --seeds 1`);
  }
  const [first] = failed.toSorted((a, b) => a.seed - b.seed);
  if (first === undefined) {
    console.log('No promise was broken.');
    return 0;
  }
  await explain(first.seed);
  return 1;
}

/** Prints a failed history as short as it can be made. */
async function explain(seed: number): Promise<void> {
  const failed = await playHistory(seed, { sites });
  const short = await shrinkHistory(failed, { sites });
  const { history } = await shrinkHistoryAgain(seed, short);
  console.log(`The shortest history found for seed ${seed}:`);
  for (const line of history.trace.filter(isStep)) console.log(`  ${line}`);
  console.log(`  ${history.broken?.invariant}: ${history.broken?.detail}`);
  const { withoutEvents, withoutFaults } = short;
  const left = [
    ...(withoutEvents.length > 0 ? [`--without-events ${withoutEvents.join()}`] : []),
    ...(withoutFaults.length > 0 ? [`--without-faults ${withoutFaults.join()}`] : []),
  ];
  console.log(`  npm run simulate -- --from ${seed} --seeds 1 --trace ${left.join(' ')}`);
}

async function shrinkHistoryAgain(
  seed: number,
  { withoutEvents, withoutFaults }: Awaited<ReturnType<typeof shrinkHistory>>,
) {
  const history = await playHistory(seed, {
    sites,
    isTraced: true,
    withoutEvents: new Set(withoutEvents),
    withoutFaults: new Set(withoutFaults),
  });
  return { history };
}

const isStep = (line: string): boolean => /^(\d+|time) /.test(line) && !line.endsWith(' mishap');

/** Shares the seeds among as many threads as the machine has cores. */
async function runWorkers(
  { from, seeds }: Pick<SimulateOptions, 'from' | 'seeds'>,
  take: (report: Report) => boolean,
): Promise<void> {
  const count = Math.max(
    1,
    Math.min(availableParallelism(), Math.ceil(seeds / historiesPerReport)),
  );
  const workers = Array.from({ length: count }, (_, number) => {
    const share: Share = { first: from + number, end: from + seeds, step: count };
    return new Worker(new URL(import.meta.url), { workerData: share });
  });
  await Promise.all(
    workers.map(
      (worker) =>
        new Promise<void>((resolve, reject) => {
          worker.on('message', (report: Report) => {
            if (!take(report)) for (const each of workers) void each.terminate();
          });
          worker.on('error', reject);
          worker.on('exit', () => resolve());
        }),
    ),
  );
}

/** One thread's share. */
async function work({ first, end, step }: Share): Promise<void> {
  // Nobody reads the stacks of the errors that the services answer with.
  Error.stackTraceLimit = 0;
  let coverage = emptyCoverage();
  let failed: Report['failed'][number][] = [];
  const tell = () => {
    parentPort?.postMessage({ coverage, failed } satisfies Report);
    coverage = emptyCoverage();
    failed = [];
  };
  for (let seed = first; seed < end; seed += step) {
    const history = await playHistory(seed, { sites });
    coverHistory(coverage, history);
    if (history.broken) failed.push({ seed, broken: history.broken });
    if (coverage.histories === historiesPerReport) tell();
  }
  if (coverage.histories > 0) tell();
}

if (isMainThread) process.exitCode = await main(process.argv.slice(2));
else await work(workerData as Share);
