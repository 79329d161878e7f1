import { availableParallelism } from 'node:os';
import { openProgressBar } from '../../../cli/progress-bar.ts';
import type { Search } from './find-killer.ts';
import type { FocusName } from './foci.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';
import { searchMutant } from './search-mutant.ts';

type Task = { readonly mutant: Mutant; readonly seeds: number };
type Result = { readonly mutant: Mutant; readonly search: Search };

const maxSeeds = Number(process.env.MAX_SEEDS ?? 2_000);
/** Only mistakes whose names contain one of these. */
const wanted = process.argv.slice(2);
const chosen = mutants.filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);

const found = await searchAll(chosen.map((mutant) => ({ mutant, seeds: maxSeeds })));
const baselines = await searchAll(listBaselines(found));
printTable('mistake', 'histories until it was found', found);
console.log();
printTable('without a mistake', 'histories', baselines);
const killed = found.filter(({ search }) => search.invariant !== undefined);
const dirty = baselines.filter(({ search }) => search.invariant !== undefined);
console.log(`\n${killed.length} of ${chosen.length} mistakes were found.`);
if (dirty.length > 0) console.log('But histories without a mistake break promises, too.');
process.exitCode = killed.length === chosen.length && dirty.length === 0 ? 0 : 1;

/** The histories that were played with mistakes, to be played without any. */
function listBaselines(results: readonly Result[]): Task[] {
  const seeds = new Map<FocusName, number>();
  for (const { mutant, search } of results) {
    const focus = focusOf(mutant);
    seeds.set(focus, Math.max(seeds.get(focus) ?? 0, search.seeds));
  }
  return [...seeds].map(([focus, count]) => ({
    mutant: { name: 'None', edits: [], focus },
    seeds: count,
  }));
}

/** As many at once as the machine has cores. */
async function searchAll(tasks: readonly Task[]): Promise<Result[]> {
  const results = new Map<Task, Result>();
  const waiting = [...tasks];
  const bar = openProgressBar(process.stderr, () => performance.now());
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { mutant, seeds } = next;
      const search = await searchMutant(mutant, seeds);
      results.set(next, { mutant, search });
      if (process.env.VERBOSE) console.error(`${mutant.name}: ${JSON.stringify(search)}`);
      bar.advance({ done: results.size, total: tasks.length, describe: () => mutant.name });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  bar.clear();
  return tasks.flatMap((task) => results.get(task) ?? []);
}

function printTable(what: string, count: string, results: readonly Result[]): void {
  console.log(`| ${what} | among | ${count} | promise |`);
  console.log('|---|---|---|---|');
  for (const { mutant, search } of results) {
    const { seeds, invariant = 'not found' } = search;
    console.log(`| ${mutant.name} | ${focusOf(mutant)} | ${seeds} | ${invariant} |`);
  }
}

function focusOf({ focus = 'any history' }: Mutant): FocusName {
  return focus;
}
