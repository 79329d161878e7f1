import type { CodeDay } from './code-day.ts';
import { listHistory } from './code-history.ts';
import { findCouponSiteReferrers } from './find-coupon-site-referrers.ts';
import { findTouchlessShare } from './find-touchless-share.ts';
import { findUsageSpike } from './find-usage-spike.ts';
import type { LeakEvidence } from './leak-evidence.ts';
import { defaultLeakParameters, type LeakParameters } from './leak-parameters.ts';
import type { LeakSignal } from './leak-signal.ts';

export type LeakJudgement = {
  readonly leaked: boolean;
  /** The first day on which the history said so; uses before it are not touched. */
  readonly since?: string;
  /** Of that day; of a code that is not leaked, of the day that came closest to it. */
  readonly score: number;
  readonly signals: readonly LeakSignal[];
};

/**
 * Whether a code has leaked to people who never saw its creator, by its history and never by one
 * use: users from coupon sites, a spike of uses, and a greater share of uses without a touch than
 * was usual for this code. Each day is judged with the days before it in the window, and the scores
 * of its signals are added.
 *
 * The usual is what the code's first days had, not what it drifted to: a slow leak does not become
 * its own excuse. Whoever decides that a code has changed for good reason judges it by a history
 * that begins later. Codes that belong to coupon sites (creators of the class `last-resort`) are
 * not judged.
 *
 * More uses after the baseline that come from coupon sites without a touch never make a leaked code
 * clean, or the day later. Uses without a touch from elsewhere weigh for one signal and against
 * another: the more come from elsewhere, the less coupon sites explain.
 *
 * @param cells the code's days in any order; days without a cell had no uses.
 * @throws RangeError as `listHistory` does.
 */
export function judgeCodeLeak(
  cells: readonly CodeDay[],
  parameters: LeakParameters = defaultLeakParameters,
): LeakJudgement {
  const history = listHistory(cells);
  let closest: LeakJudgement = { leaked: false, score: 0, signals: [] };
  for (const [index, { day }] of history.entries()) {
    const signals = findSignals(gatherEvidence(history, index, parameters), parameters);
    const score = signals.reduce((sum, signal) => sum + signal.score, 0);
    if (score >= parameters.leakedScore) return { leaked: true, since: day, score, signals };
    if (score > closest.score || closest.signals.length === 0) {
      closest = { leaked: false, score, signals };
    }
  }
  return closest;
}

function gatherEvidence(
  history: readonly CodeDay[],
  index: number,
  { windowDays, baselineDays }: LeakParameters,
): LeakEvidence {
  const isAfterBaseline = index >= baselineDays;
  const start = Math.max(index - windowDays + 1, isAfterBaseline ? baselineDays : 0);
  return {
    window: history.slice(start, index + 1),
    baseline: isAfterBaseline ? history.slice(0, baselineDays) : [],
  };
}

function findSignals(evidence: LeakEvidence, parameters: LeakParameters): LeakSignal[] {
  return [
    findCouponSiteReferrers(evidence, parameters),
    findUsageSpike(evidence, parameters),
    findTouchlessShare(evidence, parameters),
  ].filter((signal) => signal !== undefined);
}
