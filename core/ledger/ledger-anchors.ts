/** How far an account's journal had come on a day, and the hash there. */
export type HeadAnchor = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly sequence: number;
  readonly hash: string;
};

/** All heads that were kept on a day. */
export type AnchoredDay = { readonly day: string; readonly heads: readonly HeadAnchor[] };

/**
 * Keeps each day's heads where nobody can change them afterwards, so that a ledger that was rewritten with all its
 * hashes, or cut off, shows. Days are `YYYY-MM-DD`, in UTC.
 */
export interface LedgerAnchors {
  /** Keeps a part of a day's heads; part by part, from 0. */
  put(day: string, part: number, heads: readonly HeadAnchor[]): Promise<void>;
  /** Says that a day's heads are complete, and in how many parts. */
  seal(day: string, parts: number): Promise<void>;
  /** The number of parts of a day, if it is complete. */
  findSealed(day: string): Promise<number | undefined>;
  read(day: string, part: number): Promise<readonly HeadAnchor[]>;
}
