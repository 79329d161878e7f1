import type { ViewSpike } from '../../assessment/reported-content.ts';
import type { ReachSettings } from '../../programs/reach-settings.ts';
import { addDays } from '../../time/add-days.ts';
import type { Instant } from '../../time/instant.ts';
import type { MetricSnapshot, StoredContent } from '../polling/stored-content.ts';
import { findViewSpike, type ViewFigure } from './find-view-spike.ts';
import { viewsOf } from './views-of.ts';

/** What a post has reached in its measuring window. */
export type MeasuredReach = {
  readonly settings: ReachSettings;
  readonly publishedAt: Instant;
  readonly measuredUntil: Instant;
  /** As the platform told them last in the window. */
  readonly views: bigint;
  /** What of them counts. */
  readonly counted: bigint;
  readonly spike?: ViewSpike;
  /** The post was taken away in the window, by which it loses what it had. */
  readonly isLost: boolean;
};

/**
 * Measures the views of a post from its publication on: the last figure within the window counts, whatever comes later and whatever
 * was told before. `undefined` while no figure within it is known: hidden views are not none.
 *
 * @param snapshots the post's, in any order.
 * @param publishedAt as it was reported, if it was: platforms correct that, and a window does not move.
 */
export function measureReach(
  content: StoredContent,
  snapshots: readonly MetricSnapshot[],
  settings: ReachSettings,
  publishedAt: Instant = content.publishedAt ?? content.foundAt,
): MeasuredReach | undefined {
  const measuredUntil = addDays(publishedAt, settings.measuringDays);
  const figures = snapshots
    .filter(({ at }) => at <= measuredUntil)
    .toSorted((a, b) => a.at - b.at)
    .flatMap((snapshot) => toFigure(content, snapshot));
  const last = figures.at(-1);
  if (last === undefined) return undefined;

  const spike = findViewSpike(figures);
  const { deletedAt } = content;
  const isGone = deletedAt !== undefined && deletedAt <= measuredUntil;
  return {
    ...{ settings, publishedAt, measuredUntil, views: last.views },
    counted: countViews(last.views, settings),
    ...(spike === undefined ? {} : { spike }),
    isLost: isGone && settings.whenDeleted === 'lost',
  };
}

function toFigure({ platform }: StoredContent, { at, counts }: MetricSnapshot): ViewFigure[] {
  const views = viewsOf(platform, counts);
  if (views === undefined) return [];
  const { likes, comments } = counts;
  const isTold = likes !== undefined && comments !== undefined;
  return [{ at, views, ...(isTold ? { reactions: likes + comments } : {}) }];
}

function countViews(views: bigint, { viewsMin = 0n, viewsMax = views }: ReachSettings): bigint {
  if (views < viewsMin) return 0n;
  return views > viewsMax ? viewsMax : views;
}
