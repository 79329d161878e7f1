import { isRarerThan } from './is-rarer-than.ts';
import { type LeakEvidence, sumDays } from './leak-evidence.ts';
import type { LeakParameters } from './leak-parameters.ts';
import type { LeakSignal, TouchlessEvidence } from './leak-signal.ts';

/**
 * Whether more of a code's users come without a touch than before, by more than chance explains
 * (Fisher's exact test) and by so much that it matters. 100 points for strong evidence, 50 for
 * weak. A code that is spoken in a podcast always comes without a touch; that is its baseline.
 */
export function findTouchlessShare(
  { window, baseline }: LeakEvidence,
  parameters: LeakParameters,
): LeakSignal | undefined {
  const counts = {
    uses: sumDays(window, 'uses'),
    usesWithoutTouch: sumDays(window, 'usesWithoutTouch'),
    baselineUses: sumDays(baseline, 'uses'),
    baselineUsesWithoutTouch: sumDays(baseline, 'usesWithoutTouch'),
  };
  if (counts.baselineUses < parameters.baselineUsesMin) return undefined;

  const name = 'touchless-share';
  const rarerThanOneIn = rateRise(counts, parameters);
  if (rarerThanOneIn === undefined) return { name, score: 0, evidence: counts };
  const score = rarerThanOneIn === parameters.strongOneIn ? 100 : 50;
  return { name, score, evidence: { ...counts, rarerThanOneIn } };
}

function rateRise(counts: TouchlessEvidence, parameters: LeakParameters): bigint | undefined {
  if (counts.usesWithoutTouch < parameters.touchlessUsesMin) return undefined;
  if (!hasRisen(counts, parameters.touchlessRisePoints)) return undefined;

  const samples = {
    size: counts.uses,
    cases: counts.usesWithoutTouch,
    otherSize: counts.baselineUses,
    otherCases: counts.baselineUsesWithoutTouch,
  };
  return [parameters.strongOneIn, parameters.weakOneIn].find((oneIn) =>
    isRarerThan(samples, oneIn),
  );
}

function hasRisen(counts: TouchlessEvidence, points: number): boolean {
  const uses = BigInt(counts.uses);
  const baselineUses = BigInt(counts.baselineUses);
  const rise =
    BigInt(counts.usesWithoutTouch) * baselineUses - BigInt(counts.baselineUsesWithoutTouch) * uses;
  return rise * 100n >= BigInt(points) * uses * baselineUses;
}
