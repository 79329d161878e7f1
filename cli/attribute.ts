import type { Writable } from 'node:stream';
import {
  openPathModel,
  PathFiguresError,
  type PathModel,
  type PathModelSpec,
} from '../core/attribution/paths/index.ts';
import { type Attribution, describeAttribution } from './attribute/describe-attribution.ts';
import { modelEntries } from './attribute/model-entries.ts';
import { openPathTotals } from './attribute/path-totals.ts';
import { printJson } from './attribute/print-json.ts';
import { readOptions } from './attribute/read-options.ts';
import { type ReadingProgress, readPathFile } from './attribute/read-path-file.ts';
import { renderAttribution } from './attribute/render-attribution.ts';
import type { CommandIo } from './command-io.ts';
import { openProgressBar, type ProgressBar } from './progress-bar.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary attribute FILE --model MODEL [options] [--json]

Shares the conversions of a path file, and what they are worth, between its channels. FILE is CSV with
the columns path,total_conversions,total_conversion_value,total_null; a path is "a > b > c". - reads
standard input.

Models:
${Object.entries(modelEntries)
  .map(([name, { summary }]) => `  ${name.padEnd(16)} ${summary}`)
  .join('\n')}

  --order 1|2|3|4     markov: how many touches a state of the chain remembers  (default: 1)
  --no-null           markov: leave journeys without a conversion out of the chain
  --half-life 7d      time-decay: after which time a touch counts half
  --spacing 24h       time-decay: time between two touches of a path; the last is at the conversion
  --stepped           time-decay: halve only after each whole half-life
  --weights 40/20/40  position-based: first/middle/last
                      w-shaped: first/lead/last/others  (default: 30/30/30/10)
                      custom-weights: first,second,…/others/last,last-but-one,…
  --lead-position N   w-shaped: the touch, counted from 1, that made the buyer known
  --direct NAME       last-non-direct: the channel to pass over, in any case  (default: Direct)
  --json              print one line of JSON

Exit codes: 0 done, 2 usage, or an input that cannot be read or holds a malformed row, 3 failed.`;

/**
 * `tributary attribute`: the credits of the channels of a path file.
 *
 * @param stream - where a line goes that is too long for `io.out`.
 * @returns the exit code, 0.
 * @throws UsageError for wrong options, an unreadable file, a malformed row, or numbers that the model
 *   cannot compute with.
 */
export async function run(
  argv: readonly string[],
  io: CommandIo,
  stream: Writable = process.stdout,
): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { file, spec, json } = readOptions(argv);
  const bar = openProgressBar(process.stderr, () => performance.now());
  try {
    const result = await attributeFile(file, spec, bar);
    bar.clear();
    if (json) await printJson(result, io, stream);
    else io.out(renderAttribution(result));
    return 0;
  } finally {
    bar.clear();
  }
}

async function attributeFile(
  file: string,
  spec: PathModelSpec,
  bar: ProgressBar,
): Promise<Attribution> {
  const model = openModel(spec);
  const totals = openPathTotals();
  try {
    const channels = await readPathFile(
      file,
      (row) => {
        totals.add(row);
        model.add(row);
      },
      showProgress(bar),
    );
    const sums = totals.read();
    return describeAttribution(spec, sums, model.finish(channels));
  } catch (error) {
    if (error instanceof PathFiguresError) throw new UsageError(error.message);
    throw error;
  }
}

function openModel(spec: PathModelSpec): PathModel {
  try {
    return openPathModel(spec);
  } catch (error) {
    // What the model refuses here are its parameters, which are the caller's options.
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

function showProgress(bar: ProgressBar): (progress: ReadingProgress) => void {
  const start = performance.now();
  return ({ bytes, totalBytes, rows }) =>
    bar.advance({
      done: bytes,
      total: totalBytes,
      describe: () => {
        const seconds = (performance.now() - start) / 1_000;
        return `${count.format(rows)} rows, ${count.format(rows / seconds)} rows/s`;
      },
    });
}

const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
