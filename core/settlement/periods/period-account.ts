import type { PeriodCell } from '../../plans/periods/period-cell.ts';
import type { PeriodReached } from '../../plans/periods/period-fold.ts';
import type { PeriodStatement } from '../../plans/periods/period-statement.ts';
import type { SettledTerm } from '../../plans/periods/settled-term.ts';
import type { Instant } from '../../time/instant.ts';
import type { Period } from '../../time/period.ts';

/** Whose period, of which program, in which currency. */
export type PeriodKey = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly programId: string;
  /** A month, quarter or year. */
  readonly period: Period;
  readonly currency: string;
};

/** What the terms of a period have come to for a creator, and what was posted for it. */
export type PeriodAccount = PeriodKey & {
  /** Counts every write; a write is conditioned on the version it read. */
  readonly version: number;
  /** The terms that the cells were folded by; other ones need another fold. */
  readonly terms: readonly SettledTerm[];
  readonly cells: readonly PeriodCell[];
  /** As posted: its total is in the creator's account. */
  readonly statement: Pick<
    PeriodStatement,
    'adjustments' | 'totalMinorUnits' | 'reached' | 'waitingFor'
  >;
  /** When the period was stated; from then on what it had reached stays reached. Absent: it is not. */
  readonly stated?: PeriodReached & { readonly at: Instant };
  readonly updatedAt: Instant;
};
