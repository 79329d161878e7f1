import type { Instant } from '../time/instant.ts';
import type { AccountMapping } from './account-mapping.ts';
import type { AccrualRow } from './accrue.ts';
import type { CashNeed } from './forecast-cash.ts';
import type { Journal } from './list-journal.ts';

/** What bookkeeping asks for: the journal of a time, what is accrued at a cut-off (exclusive), or the cash that payouts will need. */
export type BookRequest =
  | {
      readonly kind: 'journal';
      readonly from: Instant;
      /** Exclusive. */
      readonly until: Instant;
      readonly accounts: AccountMapping;
    }
  | { readonly kind: 'accrual'; readonly at: Instant }
  | { readonly kind: 'cash'; readonly now: Instant; readonly runDay: number };

/** The answer to a `BookRequest`. */
export type Book =
  | { readonly kind: 'journal'; readonly journal: Journal }
  | { readonly kind: 'accrual'; readonly at: Instant; readonly rows: readonly AccrualRow[] }
  | { readonly kind: 'cash'; readonly rows: readonly CashNeed[] };
