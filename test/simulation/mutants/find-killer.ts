import { sites } from '../faults/call-sites.ts';
import type { Focus } from '../faults/focus.ts';
import { playHistory } from '../play-history.ts';
import { type FocusName, foci } from './foci.ts';

/** What a number of histories have found: the first seed that breaks a promise, if there is one. */
export type Search = {
  readonly seeds: number;
  readonly invariant?: string;
  readonly detail?: string;
};

// Bundled with a mistake in it, and started with the number of seeds to try and what to look at.
const [limit = '1', focus = 'any history'] = process.argv.slice(2);
Error.stackTraceLimit = 0;
console.log(JSON.stringify(await search(Number(limit), foci[focus as FocusName])));
// Functions that died in a history wait for ever, which is nothing to wait for.
process.exit();

async function search(seeds: number, focus: Focus): Promise<Search> {
  for (let seed = 0; seed < seeds; seed += 1) {
    const { broken } = await playHistory(seed, {
      sites,
      focus,
    });
    if (broken) return { seeds: seed + 1, ...broken };
  }
  return { seeds };
}
