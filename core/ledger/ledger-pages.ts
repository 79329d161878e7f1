import type { ConversionKey } from '../settlement/conversion-store.ts';
import type { Instant } from '../time/instant.ts';
import type { Leg } from './entry.ts';
import type { LedgerExport } from './ledger-export.ts';

/** Everything about one creator's account, read strongly. */
export type WholeAccount = LedgerExport['accounts'][number] & {
  readonly waitingLegs: readonly Leg[];
  readonly payouts: LedgerExport['payouts'];
};

/** Where a walk goes on; opaque. Absent at its end. */
export type PageCursor = string;

/**
 * A store of money read piece by piece, for a check that runs beside everybody's work: each order and
 * each account as a whole, all of them in any order. Nothing else may walk a table.
 */
export interface LedgerPages {
  readConversions(
    after: PageCursor | undefined,
  ): Promise<{ readonly keys: readonly ConversionKey[]; readonly next?: PageCursor }>;
  readConversion(key: ConversionKey): Promise<LedgerExport['conversions'][number] | undefined>;
  readAccounts(after: PageCursor | undefined): Promise<{
    readonly accounts: readonly { readonly merchantId: string; readonly creatorId: string }[];
    readonly next?: PageCursor;
  }>;
  readAccount(merchantId: string, creatorId: string): Promise<WholeAccount>;
  /** The hash of one entry of an account; absent if there is no such entry. */
  readEntryHash(
    merchantId: string,
    creatorId: string,
    sequence: number,
  ): Promise<string | undefined>;
  /** When a revision of a conversion was decided; absent if there is none. */
  readFrozenAt(key: ConversionKey, revision: number): Promise<Instant | undefined>;
}
