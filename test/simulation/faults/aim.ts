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
const wantedPerTenThousand = { other: 300, ofPayouts: 400 } as const;
/** A site that hardly any history meets is left alone one time in twenty, and in those that are left to their luck. */
const maxOdds = 9_500;
/** What more of a thousand histories meet is crashed at less often in a rush, which is over when many die. */
const rareReach = 55;
const rushShare = 0.6;

/**
 * What the history of a seed is aimed at. Of sixteen seeds in a row one is left to its own bad
 * luck; the others crash at sites they meet, the more often the fewer histories meet them; and eight of
 * these at a pair on the way of a payout, too. Every pair that is possible has its turn.
 */
export function aimOf(seed: number, { reach, ofPayouts }: AimedSites): Aim {
  if ([14, 31].includes(seed % 32)) return { pair: [], oddsOf: () => 0 };
  const paying = new Set(ofPayouts);
  const kind = storyKindOf(seed);
  const isRush = kind === 'rush-of-orders' || kind === 'rush-of-closes';
  const oddsOf = (site: string): number => {
    const wanted = wantedPerTenThousand[paying.has(site) ? 'ofPayouts' : 'other'];
    const outOf1000 = reach[site] ?? 1;
    const odds = Math.min(maxOdds, Math.round((2 * wanted * 1_000) / Math.max(outOf1000, 1)));
    return isRush && outOf1000 > rareReach ? Math.round(odds * rushShare) : odds;
  };
  return { pair: kind === 'payouts' ? pairOf(seed, ofPayouts) : [], oddsOf };
}

export type StoryKind =
  | 'payouts'
  /** Many orders use up one budget at once. */
  | 'rush-of-orders'
  /** Many windows close at once, and their orders use one budget only then. */
  | 'rush-of-closes'
  | 'any';

/**
 * What the story of a seed has to be of: half of them of payouts, because they are aimed at pairs of crashes there, and a
 * fifth of a rush on a budget.
 */
export function storyKindOf(seed: number): StoryKind {
  const place = seed % 32;
  if (place % 4 < 2) return 'payouts';
  if ([6, 10, 22].includes(place)) return 'rush-of-orders';
  return [7, 11, 23, 27].includes(place) ? 'rush-of-closes' : 'any';
}

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
