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
  /** Call sites that were reached and that nobody had listed. */
  readonly unlisted: Record<string, number>;
  histories: number;
  steps: number;
};

export function emptyCoverage(): Coverage {
  return { crashes: {}, pairs: {}, faults: {}, unlisted: {}, histories: 0, steps: 0 };
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
  for (const site of history.sites) {
    if (!listed.has(site) && !site.endsWith(' pause')) count(coverage.unlisted, site);
  }
}

/** Adds what others have covered. */
export function addCoverage(coverage: Coverage, other: Coverage): void {
  coverage.histories += other.histories;
  coverage.steps += other.steps;
  for (const part of ['crashes', 'pairs', 'faults', 'unlisted'] as const) {
    for (const [name, times] of Object.entries(other[part])) count(coverage[part], name, times);
  }
}

/** Every crash that the coverage is measured by. */
export const crashTargets: readonly string[] = callSites.flatMap((site) => [
  `${site} before`,
  `${site} after`,
]);

/** So many ordered pairs of crashes there are on the way of a payout. */
export const countOfPairs = (payoutSites.length * 2) ** 2;

function pairsOf(crashes: History['crashes']): string[] {
  const own = crashes.filter(({ site }) => ofPayouts.has(site));
  return own.flatMap((first, place) =>
    own.slice(place + 1).map((second) => `${nameOf(first)} > ${nameOf(second)}`),
  );
}

const nameOf = ({ site, when }: History['crashes'][number]): string => `${site} ${when}`;

function count(counts: Record<string, number>, name: string, times = 1): void {
  counts[name] = (counts[name] ?? 0) + times;
}
