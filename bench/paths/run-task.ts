import type { Measurement } from './measurement.ts';
import { tasks } from './tasks.ts';

/* The process that is measured: does one task with one file, and prints its measurement. */
const [name = '', path = ''] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined) throw new Error(`There is no task "${name}".`);

const start = performance.now();
const cpuBefore = process.cpuUsage();
const outcome = task(path);
const seconds = (performance.now() - start) / 1_000;
const { user, system } = process.cpuUsage(cpuBefore);
const measurement: Measurement = {
  ...('estimatedSeconds' in outcome
    ? { seconds: outcome.estimatedSeconds, cpuSeconds: outcome.estimatedSeconds }
    : { seconds, cpuSeconds: (user + system) / 1e6, result: outcome }),
  peakMegabytes: process.resourceUsage().maxRSS / 1_024,
};
console.log(JSON.stringify(measurement));
