import type { Instant } from '../time/instant.ts';

/** What a payee has of a creator's earnings. */
export type PayeeTerms = {
  readonly payeeId: string;
  /** What the payee keeps, in hundredths of a percent: a whole number from 0 to 10,000. */
  readonly cutBasisPoints: number;
  /**
   * Who is paid the rest: the creator, so that there are two payouts; or the payee, who passes it on, so
   * that there is one and the cut is only stated.
   */
  readonly remainderTo: 'creator' | 'payee';
};

/** From a moment on until the next assignment, a creator is paid on these terms. */
export type PayeeAssignment = {
  readonly from: Instant;
  /** Absent: the creator is paid directly. */
  readonly terms?: PayeeTerms;
};
