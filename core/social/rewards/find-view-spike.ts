import type { ViewSpike } from '../../assessment/reported-content.ts';
import { type Instant, msPerHour } from '../../time/instant.ts';
import { medianOf } from '../../vetting/median.ts';

/** Figures of a post at a time; reactions are likes and comments, absent where one of them is hidden. */
export type ViewFigure = {
  readonly at: Instant;
  readonly views: bigint;
  readonly reactions?: bigint;
};

/*
 * Chosen by us: no platform states such a rule. A post that goes round the world brings its likes along; bought views come at once,
 * and without them.
 */
const leastViews = 10_000n;
const timesUsual = 20n;
const timesUsualWithoutReactions = 50n;
/** Of new views so much of the reactions that the views before had is no longer a spike: a fifth. */
const thinness = 5n;
/** So many times between two figures have to be known before one is called unusual. */
const earlierSteps = 3;

type Step = {
  readonly from: ViewFigure;
  readonly until: ViewFigure;
  readonly views: bigint;
  readonly viewsPerHour: bigint;
};

/**
 * The first time between two figures in which a post had at least 10,000 views and twenty times what was usual for it until then (the
 * median), while these views brought less than a fifth of the likes and comments that the views before had. Where reactions are hidden it takes
 * fifty times the usual.
 *
 * @param figures in the order of their times.
 */
export function findViewSpike(figures: readonly ViewFigure[]): ViewSpike | undefined {
  const steps = figures.slice(1).map((until, place) => toStep(figures[place] as ViewFigure, until));
  for (const [place, step] of steps.entries()) {
    const earlier = steps.slice(0, place).map(({ viewsPerHour }) => viewsPerHour);
    if (earlier.length < earlierSteps || step.views < leastViews) continue;
    const usual = medianOf(earlier) ?? 0n;
    if (!isUnusual(step, usual)) continue;
    const { from, until, views } = step;
    const usualViews = (usual * elapsed(step)) / BigInt(msPerHour);
    return { from: from.at, until: until.at, views, usualViews };
  }
  return undefined;
}

const elapsed = ({ from, until }: Pick<Step, 'from' | 'until'>): bigint =>
  BigInt(Math.max(1, until.at - from.at));

function toStep(from: ViewFigure, until: ViewFigure): Step {
  const views = until.views > from.views ? until.views - from.views : 0n;
  const viewsPerHour = (views * BigInt(msPerHour)) / elapsed({ from, until });
  return { from, until, views, viewsPerHour };
}

function isUnusual({ from, until, views, viewsPerHour }: Step, usual: bigint): boolean {
  const most = usual === 0n ? 1n : usual;
  if (from.reactions === undefined || until.reactions === undefined || from.views === 0n) {
    return viewsPerHour >= timesUsualWithoutReactions * most;
  }
  const reactions = until.reactions - from.reactions;
  const isThin = reactions * thinness * from.views < from.reactions * views;
  return viewsPerHour >= timesUsual * most && isThin;
}
