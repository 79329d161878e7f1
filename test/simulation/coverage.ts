import { listPairs, type Target } from './faults/aim.ts';
import { callSites, payoutSites } from './faults/call-sites.ts';
import type { History } from './play-history.ts';

/** What a number of histories have been through; plain data, so that processes can add theirs up. */
export type Coverage = {
  /** Histories with a crash, by `<site> <before|after>`. */
  readonly crashes: Record<string, number>;
  /** Histories with one crash on the way of a payout and then another, by both. */
  readonly pairs: Record<string, number>;
  /** How often each kind of misfortune struck. */
  readonly faults: Record<string, number>;
  /** Histories that met a call site while something could go wrong there. */
  readonly met: Record<string, number>;
  histories: number;
  steps: number;
};

export function emptyCoverage(): Coverage {
  return { crashes: {}, pairs: {}, faults: {}, met: {}, histories: 0, steps: 0 };
}

const listed = new Set(callSites);
const ofPayouts = new Set(payoutSites);

/** Adds a history to what was covered. */
export function coverHistory(coverage: Coverage, history: History): void {
  coverage.histories += 1;
  coverage.steps += history.steps;
  const names = history.crashes.map(({ site, when }) => `${site} ${when}`);
  for (const name of new Set(names)) count(coverage.crashes, name);
  for (const pair of new Set(pairsOf(history.crashes))) count(coverage.pairs, pair);
  for (const [kind, times] of Object.entries(history.faults)) count(coverage.faults, kind, times);
  for (const site of history.sites) if (!site.endsWith(' pause')) count(coverage.met, site);
}

/** Adds what others have covered. */
export function addCoverage(coverage: Coverage, other: Coverage): void {
  coverage.histories += other.histories;
  coverage.steps += other.steps;
  for (const part of ['crashes', 'pairs', 'faults', 'met'] as const) {
    for (const [name, times] of Object.entries(other[part])) count(coverage[part], name, times);
  }
}

/** Every crash that the coverage is measured by. */
export const crashTargets: readonly string[] = callSites.flatMap((site) => [
  `${site} before`,
  `${site} after`,
]);

/** Every ordered pair of crashes on the way of a payout that a history can have. */
export const pairTargets: readonly string[] = listPairs(payoutSites).map(nameOfPair);

/** Call sites that were met and that nobody has listed. */
export const listUnlisted = ({ met }: Coverage): string[] =>
  Object.keys(met).filter((site) => !listed.has(site));

function pairsOf(crashes: History['crashes']): string[] {
  const own = crashes.filter(({ site }) => ofPayouts.has(site));
  return own.flatMap((first, place) =>
    own.slice(place + 1).map((second) => nameOfPair([first, second])),
  );
}

function nameOfPair(pair: readonly Target[]): string {
  return pair.map(({ site, when }) => `${site} ${when}`).join(' > ');
}

function count(counts: Record<string, number>, name: string, times = 1): void {
  counts[name] = (counts[name] ?? 0) + times;
}
