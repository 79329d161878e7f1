import { availableParallelism } from 'node:os';
import { openProgressBar } from '../../../cli/progress-bar.ts';
import type { Search } from './find-killer.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';
import { searchMutant } from './search-mutant.ts';

const maxSeeds = Number(process.env.MAX_SEEDS ?? 3_000);
/** Only mutants whose names contain this. */
const [wanted = ''] = process.argv.slice(2);

const unchanged: Mutant = { name: 'No mistake', edits: [] };
const chosen = [unchanged, ...mutants.filter(({ name }) => name.includes(wanted))];
const found = await searchAll(chosen);

console.log('| mistake | histories until it was found | promise |');
console.log('|---|---|---|');
for (const { name } of chosen) {
  const search = found.get(name);
  console.log(`| ${name} | ${search?.seeds} | ${search?.invariant ?? 'not found'} |`);
}
const survivors = chosen.slice(1).filter(({ name }) => found.get(name)?.invariant === undefined);
const isBaselineClean = found.get(unchanged.name)?.invariant === undefined;
console.log(`${chosen.length - 1 - survivors.length} of ${chosen.length - 1} mistakes were found.`);
process.exitCode = survivors.length === 0 && isBaselineClean ? 0 : 1;

/** As many at once as the machine has cores. */
async function searchAll(all: readonly Mutant[]): Promise<Map<string, Search>> {
  const results = new Map<string, Search>();
  const waiting = [...all];
  const bar = openProgressBar(process.stderr, () => performance.now());
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name } = next;
      const search = await searchMutant(next, maxSeeds);
      results.set(name, search);
      if (process.env.VERBOSE) console.error(`${name}: ${search.seeds} ${search.invariant}`);
      bar.advance({ done: results.size, total: all.length, describe: () => name });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  bar.clear();
  return results;
}
