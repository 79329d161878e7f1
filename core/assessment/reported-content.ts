import type { ReachSettings } from '../programs/reach-settings.ts';
import type { Instant } from '../time/instant.ts';

/** Views that came faster than anything the post had before, and almost without a reaction. */
export type ViewSpike = {
  /** Between these two figures. */
  readonly from: Instant;
  readonly until: Instant;
  readonly views: bigint;
  /** What the post used to have in as much time. */
  readonly usualViews: bigint;
};

/** The post that an activity is about, as it stood when the activity was reported. */
export type ReportedContent = {
  readonly accountId: string;
  readonly contentId: string;
  /** How its views count, as the program said when it was reported first; absent: views are not what is paid for. */
  readonly reach?: ReachSettings;
  /** Until then its views count. */
  readonly measuredUntil?: Instant;
  /** As the platform told them last in that time, before the program's least and most. */
  readonly views?: bigint;
  readonly disclosure: {
    readonly outcome: 'disclosed' | 'not-found' | 'unknown';
    /** Since when that is so. */
    readonly since: Instant;
    /** From then on what the post earns is held back; absent: it never is. */
    readonly holdFrom?: Instant;
  };
  /** The first one that was found. It stays, whatever becomes of the figures. */
  readonly spike?: ViewSpike;
};
