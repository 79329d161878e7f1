/** One's part of the money in a creator's account: a payee's, or without one the creator's own. */
export type PayoutPart = {
  readonly payeeId?: string;
  /** Signed: below zero is what was had too much of, to be made up for by what comes. */
  readonly minorUnits: bigint;
};
