import type { ConversionKey } from '../settlement/conversion-store.ts';
import type { Instant } from '../time/instant.ts';
import type { Leg } from './entry.ts';
import type { LedgerExport } from './ledger-export.ts';

/** Everything about one creator's account, read strongly. */
export type WholeAccount = LedgerExport['accounts'][number] & {
  readonly payouts: LedgerExport['payouts'];
};

/** An order, and the legs that it has frozen, read strongly; what was posted a moment ago may still seem to wait. */
export type WholeConversion = LedgerExport['conversions'][number] & {
  readonly legs: readonly FrozenLeg[];
};

/** A leg that an order has frozen. */
export type FrozenLeg = Leg & {
  /** When it was taken into its account. Absent: it waits. */
  readonly postedAt?: Instant;
};

/** Where a walk goes on; opaque. Absent at its end. */
export type PageCursor = string;

/**
 * A store of money read piece by piece, for a check that runs beside everybody's work: each order and
 * each account as a whole, all of them in any order. Nothing else but an export of the books may walk a table.
 */
export interface LedgerPages {
  readConversions(
    after: PageCursor | undefined,
  ): Promise<{ readonly keys: readonly ConversionKey[]; readonly next?: PageCursor }>;
  readConversion(key: ConversionKey): Promise<WholeConversion | undefined>;
  readAccounts(after: PageCursor | undefined): Promise<{
    readonly accounts: readonly { readonly merchantId: string; readonly creatorId: string }[];
    /** Tax authorities that something was paid to. */
    readonly authorities: readonly { readonly merchantId: string; readonly country: string }[];
    readonly next?: PageCursor;
  }>;
  readAccount(merchantId: string, creatorId: string): Promise<WholeAccount>;
  /** The whole journal of what was paid to one. */
  readAuthority(
    merchantId: string,
    country: string,
  ): Promise<NonNullable<LedgerExport['authorities']>[number]>;
  /** The hash of one entry of an account; absent if there is no such entry. */
  readEntryHash(
    merchantId: string,
    creatorId: string,
    sequence: number,
  ): Promise<string | undefined>;
}
