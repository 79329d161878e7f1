import type { CodeDay } from './code-day.ts';
import type { LeakEvidence } from './leak-evidence.ts';
import type { LeakParameters } from './leak-parameters.ts';
import type { LeakSignal } from './leak-signal.ts';
import { robustLimit } from './robust-limit.ts';

/**
 * Whether a day had far more uses than the code's days usually have. 50 points: a post that goes
 * round looks the same, so a spike alone is no leak.
 */
export function findUsageSpike(
  { window, baseline }: LeakEvidence,
  { spikeUsesMin, spikeDeviations }: LeakParameters,
): LeakSignal | undefined {
  if (baseline.length === 0) return undefined;

  const limit = robustLimit(
    baseline.map(({ uses }) => uses),
    spikeDeviations,
  );
  const { day, uses } = window.reduce(busierDay);
  const isSpike = uses >= spikeUsesMin && uses >= limit.unusual;
  return {
    name: 'usage-spike',
    score: isSpike ? 50 : 0,
    evidence: { day, uses, typicalUses: limit.median, unusualUses: limit.unusual },
  };
}

function busierDay(a: CodeDay, b: CodeDay): CodeDay {
  return b.uses > a.uses ? b : a;
}
