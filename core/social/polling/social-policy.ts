import type { SocialPlatform } from '../platform.ts';

/** What a call asks for; each platform has its own calls for them. */
export type PollStep = 'profile' | 'list' | 'metrics';

/** How much may be asked of a platform in a time. */
export type SocialLimit = {
  /** Part of the counter's key: never renamed. */
  readonly name: string;
  /** Whose it is: of the merchant's app, or of each account. */
  readonly per: 'app' | 'account';
  /** Steps that it counts; absent: all. */
  readonly steps?: readonly PollStep[];
  /** Units in a window; of `micro-dollars` the merchant's own budget stands in its place. */
  readonly units: number;
  readonly window: /** Any time of this length; counted in fixed windows of half the units, so that no time of this length has more. */
    | { readonly kind: 'sliding'; readonly ms: number }
    | { readonly kind: 'fixed'; readonly ms: number }
    | { readonly kind: 'day'; readonly timeZone: string }
    | { readonly kind: 'utc-month' };
};

/** What stands in a platform's terms and documentation, as data. */
export type SocialPolicy = {
  readonly platform: SocialPlatform;
  readonly pollEveryMs: number;
  /** How often figures of the account itself are asked for; absent: the list says all there is. */
  readonly profileEveryMs?: number;
  readonly limits: readonly SocialLimit[];
  /** Units of the limits that a call costs. */
  readonly unitsPerCall: number;
  /** What each thing that is read costs, in micro-dollars; absent: nothing. */
  readonly microsPerItem?: Readonly<Partial<Record<PollStep, number>>>;
  readonly pageSize: number;
  /** Ids that one call of `metrics` takes; 0: figures of single posts cannot be asked for. */
  readonly idsPerCall: number;
  /**
   * `recent`: each poll lists all that is young enough, because the list brings the figures with it. `new`: each poll lists what
   * came since the last, and asks for figures by id.
   */
  readonly lists: 'recent' | 'new';
  /** Whether a list tells figures of its posts; else they are asked for by id. */
  readonly listHasFigures: boolean;
  /** How far before the newest post that is known a list of `new` goes on: what was published late is found so. */
  readonly overlapMs: number;
  /** How far back the first poll goes. */
  readonly backfillDays: number;
  readonly pagesPerPoll: number;
  /** How often figures of a post are stored, by its age; older ones are left alone. */
  readonly figures: readonly { readonly untilAgeDays: number; readonly everyHours: number }[];
  /** How long a snapshot may be kept. */
  readonly retentionDays: number;
};
