import { type Coverage, countOfPairs, crashTargets } from './coverage.ts';

/** Fewer histories than this do not show much about a crash. */
const enoughHistories = 1_000;

/** What was covered, in words for whoever ran the histories. */
export function describeCoverage({ crashes, pairs, faults, ...rest }: Coverage): string {
  const timesOf = (name: string) => crashes[name] ?? 0;
  const rare = crashTargets
    .filter((name) => timesOf(name) < enoughHistories)
    .toSorted((a, b) => timesOf(a) - timesOf(b));
  const least = Math.min(...crashTargets.map(timesOf));
  const misfortunes = Object.entries(faults)
    .toSorted(([, a], [, b]) => b - a)
    .map(([kind, times]) => `${kind} ${times.toLocaleString('en')}`);
  return [
    `Misfortunes: ${misfortunes.join(', ')}.`,
    `Crashes: ${crashTargets.length - rare.length} of ${crashTargets.length} (call site, before or after its effect) in at least ${enoughHistories.toLocaleString('en')} histories; the rarest in ${least.toLocaleString('en')}.`,
    `Pairs of crashes on the way of a payout: ${Object.keys(pairs).length.toLocaleString('en')} of ${countOfPairs.toLocaleString('en')}.`,
    ...rare.slice(0, 20).map((name) => `  ${timesOf(name)} ${name}`),
    ...Object.keys(rest.unlisted).map((site) => `Not in the list of call sites: ${site}`),
  ].join('\n');
}
