import type { Instant } from '../time/instant.ts';
import type { Decision } from './adjustment-fact.ts';

/** A person's word that a conversion is to close before its window is over; never edited. */
export type EarlyClose = {
  /** `<conversion>~<16 hex digits>`. */
  readonly earlyCloseId: string;
  readonly reason: string;
  /** What it gave the creators was above the limit of its program when it was asked for. */
  readonly needsApproval: boolean;
  readonly author: string;
};

/** An early close with what became of it. */
export type FoldedEarlyClose = EarlyClose & {
  readonly at: Instant;
  /** One that is waiting changes nothing: the window ends when it ends. */
  readonly standing: 'waiting' | 'stands' | 'refused';
  readonly decision?: Decision;
  /** Of one that stands: when it was said, by whoever had the last word. */
  readonly closesAt?: Instant;
};

/** The early close that a conversion is closed by, or is about to be. */
export type EarlyCloseInForce = Pick<EarlyClose, 'reason' | 'author'> & {
  readonly at: Instant;
  readonly approvedBy?: string;
};
