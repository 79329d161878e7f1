import type { AccountFigures } from './vetting-card.ts';

/** One part of a score: without `points` it is not known. */
export type ScorePart = {
  readonly part: 'engagement' | 'audience' | 'growth' | 'posting' | 'brand-safety' | 'sponsored';
  readonly points?: number;
  readonly of: number;
  readonly because: string;
};

export type VettingScore = {
  /** Of what is known. */
  readonly points: number;
  /** What they could be at most, with what is known; 100 if everything is. */
  readonly of: number;
  readonly parts: readonly ScorePart[];
};

type Rated = Pick<ScorePart, 'points' | 'because'>;

/** The score of nothing. */
export const noScore: VettingScore = { points: 0, of: 0, parts: [] };

/**
 * Scores an account out of 100: engagement against what is usual for its size 35, size 20, growth without
 * anomalies 15, posting 10, brand safety 10, room beside sponsored posts 10. What is not known gives no points, and says so.
 */
export function scoreVetting(figures: AccountFigures): VettingScore {
  const parts: readonly ScorePart[] = [
    { part: 'engagement', of: 35, ...rateEngagement(figures) },
    { part: 'audience', of: 20, ...rateAudience(figures) },
    { part: 'growth', of: 15, ...rateGrowth(figures) },
    { part: 'posting', of: 10, ...ratePosting(figures) },
    { part: 'brand-safety', of: 10, ...rateBrandSafety(figures) },
    { part: 'sponsored', of: 10, ...rateSponsored(figures) },
  ];
  const known = parts.filter(({ points }) => points !== undefined);
  return {
    points: known.reduce((sum, { points = 0 }) => sum + points, 0),
    of: known.reduce((sum, { of }) => sum + of, 0),
    parts,
  };
}

function rateEngagement({ engagement, expectation }: AccountFigures): Rated {
  if (engagement.kind === 'unknown') return { because: engagement.because };
  if (expectation.kind === 'unknown') return { because: expectation.because };
  const { basisPoints } = engagement.value;
  const { low, high, name } = expectation.value;
  // All points from the top of what is usual on, half of them at its bottom.
  const points =
    basisPoints >= high
      ? 35n
      : basisPoints >= low
        ? 17n + ((basisPoints - low) * 18n) / (high - low)
        : (basisPoints * 17n) / low;
  return {
    points: Number(points),
    because: `${percent(basisPoints)}; usual for ${name} is ${percent(low)} to ${percent(high)}.`,
  };
}

const sizes = [
  { from: 100_000n, points: 20 },
  { from: 50_000n, points: 17 },
  { from: 10_000n, points: 14 },
  { from: 5_000n, points: 10 },
  { from: 1_000n, points: 6 },
  { from: 0n, points: 2 },
] as const;

function rateAudience({ followers }: AccountFigures): Rated {
  if (followers.kind === 'unknown') return { because: followers.because };
  const size = sizes.find(({ from }) => followers.value >= from) ?? { from: 0n, points: 0 };
  return {
    points: size.points,
    because: `${followers.value} followers; from ${size.from} on ${size.points} points.`,
  };
}

function rateGrowth({ growth }: AccountFigures): Rated {
  if (growth.kind === 'unknown') return { because: growth.because };
  const { anomalies, intervals } = growth.value;
  return {
    points: Math.max(0, 15 - 5 * anomalies.length),
    because: `${anomalies.length} anomalies in ${intervals} intervals; each takes 5 of 15.`,
  };
}

function ratePosting({ posting }: AccountFigures): Rated {
  if (posting.kind === 'unknown') return { because: posting.because };
  const { perWeekHundredths, posts, days } = posting.value;
  return {
    points: Number(perWeekHundredths >= 200n ? 10n : (perWeekHundredths * 10n) / 200n),
    because: `${posts} posts in ${days} days; two in a week give all 10.`,
  };
}

function rateBrandSafety({ brandSafety }: AccountFigures): Rated {
  if (brandSafety.kind === 'unknown') return { because: brandSafety.because };
  const { findings, texts } = brandSafety.value;
  const words = new Set(findings.map(({ word }) => word));
  return {
    points: words.size === 0 ? 10 : words.size === 1 ? 4 : 0,
    because: `${words.size} words in ${texts} texts: none gives 10, one 4, more nothing.`,
  };
}

function rateSponsored({ sponsored }: AccountFigures): Rated {
  if (sponsored.kind === 'unknown') return { because: sponsored.because };
  const { basisPoints } = sponsored.value;
  const points =
    basisPoints <= 2_000n ? 10 : basisPoints <= 4_000n ? 6 : basisPoints <= 6_000n ? 3 : 0;
  return {
    points,
    because: `${percent(basisPoints)} of posts are paid for: up to 20 % give 10, up to 40 % 6, up to 60 % 3.`,
  };
}

/** 325 as `3.25 %`. */
function percent(basisPoints: bigint): string {
  const text = basisPoints.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)} %`;
}
