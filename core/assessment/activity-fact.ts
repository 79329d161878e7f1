import type { Activity } from './activity.ts';
import type { ReportedContent } from './reported-content.ts';

/** What is said of an activity; the creator's standing in the program is looked up, never said. */
export type SaidActivity = Omit<Activity, 'enrolledAt' | 'referredBy' | 'group' | 'tier'>;

/**
 * An activity as a person or a back end reported it. The newest report replaces the older ones whole;
 * program, creator, kind, milestone, currency and time are the same in all of them.
 */
export type ReportedActivity = {
  readonly programId: string;
  readonly activity: SaidActivity;
  /** The deal that a milestone belongs to; its fee becomes payable `netDays` after the milestone. */
  readonly deal?: { readonly dealId: string; readonly netDays: number };
  /** The post that it is about, of what a poll found or a person approved. */
  readonly content?: ReportedContent;
  /** Taken back: it earns nothing, as if it had not happened. */
  readonly withdrawn?: true;
  /** Why it was corrected or withdrawn. */
  readonly note?: string;
  readonly author: string;
};
