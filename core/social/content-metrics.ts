/**
 * What a platform counts. A figure is absent where the platform hides it, has too few viewers to
 * tell, or was not asked: zero is only what the platform itself calls zero.
 */
export type SocialCounts = {
  readonly views?: bigint;
  /** Accounts that saw it, an estimate of the platform's. */
  readonly reach?: bigint;
  /** How often it was shown; X calls its views so, too. */
  readonly impressions?: bigint;
  readonly likes?: bigint;
  readonly comments?: bigint;
  readonly shares?: bigint;
  /** Repeats without words of one's own: X's retweets. */
  readonly reposts?: bigint;
  /** Repeats with words of one's own. */
  readonly quotes?: bigint;
  /** Kept for later: Instagram's `saved`, X's bookmarks. */
  readonly saves?: bigint;
  /** All of these together, as the platform adds them. */
  readonly interactions?: bigint;
  /** Watching at the moment of the answer. */
  readonly concurrentViewers?: bigint;
  readonly watchTimeMs?: bigint;
  readonly averageWatchTimeMs?: bigint;
  /** What has no name here, under the platform's own. */
  readonly other?: Readonly<Record<string, bigint>>;
};

/** A figure for a part of the audience or of the content, such as followers who saw reels. */
export type CountBreakdown = {
  /** The platform's name of the figure, such as `reach`. */
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: bigint;
};

/** The figures of one piece of content, or of a whole account, at the time they were asked for. */
export type ContentMetrics = {
  readonly subject: 'content' | 'account';
  /** Of the content or the account; absent where an answer does not say whose figures it has. */
  readonly id?: string;
  /** What they count over, where the platform says: `lifetime`, `day`, `week`, `days_28`. */
  readonly period?: string;
  readonly counts: SocialCounts;
  readonly breakdowns?: readonly CountBreakdown[];
};
