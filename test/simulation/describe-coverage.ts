import { type Coverage, crashTargets, listUnlisted, pairTargets } from './coverage.ts';
import { callSites, payoutSites } from './faults/call-sites.ts';
import { impossibilities } from './faults/impossible-pairs.ts';

/** Fewer histories than this do not show much about a crash. */
const enoughHistories = 1_000;
/** So many histories are to show enough about every crash. */
const wholeRun = 100_000;
const maxMissingPairs = 20;

const write = (number: number): string => number.toLocaleString('en');

/** What was covered, in words for whoever ran the histories. */
export function describeCoverage(coverage: Coverage): string {
  return [
    describeMisfortunes(coverage),
    ...describeCrashes(coverage),
    ...describePairs(coverage),
    ...listUnlisted(coverage).map((site) => `Not in the list of call sites: ${site}`),
  ].join('\n');
}

function describeMisfortunes({ faults }: Coverage): string {
  const kinds = Object.entries(faults).toSorted(([, a], [, b]) => b - a);
  return `Misfortunes: ${kinds.map(([kind, times]) => `${kind} ${write(times)}`).join(', ')}.`;
}

/** Every call site with the histories that had a crash there, before and after its effect; least first. */
function describeCrashes({ crashes, histories }: Coverage): string[] {
  const timesOf = (name: string) => crashes[name] ?? 0;
  const enough = crashTargets.filter((name) => timesOf(name) >= enoughHistories).length;
  const share = (enoughHistories * histories) / wholeRun;
  const onTheWay = crashTargets.filter((name) => timesOf(name) >= share).length;
  const rows = callSites
    .map((site) => ({
      site,
      before: timesOf(`${site} before`),
      after: timesOf(`${site} after`),
    }))
    .toSorted((a, b) => Math.min(a.before, a.after) - Math.min(b.before, b.after));
  return [
    `Crashes (call site, before or after its effect): ${enough} of ${crashTargets.length} in at least ${write(enoughHistories)} histories; ${onTheWay} as often as it takes for that in ${write(wholeRun)}.`,
    '  before   after  call site',
    ...rows.map(
      ({ site, before, after }) =>
        `${write(before).padStart(8)}${write(after).padStart(8)}  ${site}`,
    ),
  ];
}

function describePairs({ pairs }: Coverage): string[] {
  const missing = pairTargets.filter((name) => pairs[name] === undefined);
  const all = (payoutSites.length * 2) ** 2;
  return [
    `Pairs of crashes on the way of a payout: ${write(pairTargets.length - missing.length)} of ${write(pairTargets.length)} that are possible.`,
    ...missing.slice(0, maxMissingPairs).map((name) => `  not yet: ${name}`),
    ...(missing.length > maxMissingPairs
      ? [`  and ${write(missing.length - maxMissingPairs)} more.`]
      : []),
    ...(all > pairTargets.length ? [`Not possible are ${write(all - pairTargets.length)}:`] : []),
    ...countImpossible().map(({ reason, count }) => `  ${write(count)}: ${reason}`),
  ];
}

/** How many pairs each rule takes out; one that several take out counts for the first. */
function countImpossible(): { readonly reason: string; readonly count: number }[] {
  const targets = crashesOfPayouts();
  return impossibilities.map(({ reason }, rule) => {
    const pairs = targets.flatMap((first) =>
      targets.filter(
        (second) => impossibilities.findIndex(({ concerns }) => concerns(first, second)) === rule,
      ),
    );
    return { reason, count: pairs.length };
  });
}

const crashesOfPayouts = () =>
  payoutSites.flatMap((site) => [
    { site, when: 'before' as const },
    { site, when: 'after' as const },
  ]);
