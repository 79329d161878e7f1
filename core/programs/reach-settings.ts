/** How a program counts the views of posts that carry its links or codes. Its plan says what they earn. */
export type ReachSettings = {
  /** ISO 4217, in which the views earn. */
  readonly currency: string;
  /** Days from the publication on, in which views count. Platforms are asked about a post for 30 days. */
  readonly measuringDays: number;
  /** Fewer views than these count as none; absent: all count. */
  readonly viewsMin?: bigint;
  /** More views of a post than these do not count; absent: all do. */
  readonly viewsMax?: bigint;
  /** What a post earns that is deleted while it is measured: what it had reached, or nothing. */
  readonly whenDeleted: 'kept' | 'lost';
  /** Posts that only name the brand's handle or hashtag count, too. */
  readonly countsBrandMarks?: true;
};
