import { isPossiblePair } from './impossible-pairs.ts';

/** A crash that a history is to have: at a call site, before or after the call's effect. */
export type Target = { readonly site: string; readonly when: 'before' | 'after' };

/** Call sites, each with how many of a thousand histories meet it. */
export type Reach = Readonly<Record<string, number>>;

export type AimedSites = {
  readonly reach: Reach;
  /** Those on the way of a payout, of which all pairs are wanted. */
  readonly ofPayouts: readonly string[];
};

/** Which crashes a history must not leave to chance. */
export type Aim = {
  /** One crash and then another, on the way of a payout; or nothing. */
  readonly pair: readonly Target[];
  /** How likely a crash is, in ten thousand, where a call site is first met. */
  readonly oddsOf: (site: string) => number;
};

const whens = ['before', 'after'] as const;

/** Each crash in so many of ten thousand histories: of 100,000 in many more than 1,000. */
const wantedPerTenThousand = { other: 250, ofPayouts: 400 } as const;
/** A site that hardly any history meets is left alone one time in five, else nobody would see it work. */
const maxOdds = 8_000;

/**
 * What the history of a seed is aimed at. Of sixteen seeds in a row two are left to their own bad
 * luck; the others crash at sites they meet, the more often the fewer histories meet them; and eight of
 * these at a pair on the way of a payout, too. Every pair that is possible has its turn.
 */
export function aimOf(seed: number, { reach, ofPayouts }: AimedSites): Aim {
  if (seed % 16 >= 14) return { pair: [], oddsOf: () => 0 };
  const paying = new Set(ofPayouts);
  const oddsOf = (site: string): number => {
    const wanted = wantedPerTenThousand[paying.has(site) ? 'ofPayouts' : 'other'];
    const outOf1000 = reach[site] ?? 1;
    return Math.min(maxOdds, Math.round((2 * wanted * 1_000) / Math.max(outOf1000, 1)));
  };
  return { pair: isAimedAtPayouts(seed) ? pairOf(seed, ofPayouts) : [], oddsOf };
}

/** Whether the history of a seed is aimed at a pair of crashes, so that its story has to be of payouts. */
export const isAimedAtPayouts = (seed: number): boolean => seed % 4 < 2;

let known: { readonly sites: readonly string[]; readonly pairs: readonly Target[][] } | undefined;

function pairOf(seed: number, sites: readonly string[]): readonly Target[] {
  if (known?.sites !== sites) known = { sites, pairs: listPairs(sites) };
  const turn = Math.floor(seed / 4) * 2 + (seed % 2);
  return known.pairs[turn % known.pairs.length] ?? [];
}

/** All ordered pairs of crashes that one history can have. */
export function listPairs(sites: readonly string[]): Target[][] {
  const targets = sites.flatMap((site) => whens.map((when) => ({ site, when })));
  return targets.flatMap((first) =>
    targets.filter((second) => isPossiblePair(first, second)).map((second) => [first, second]),
  );
}
