import type { Instant } from '../../time/instant.ts';
import type { Period, PeriodUnit } from '../../time/period.ts';
import type { PeriodAccount, PeriodKey } from './period-account.ts';
import type { PeriodShare } from './period-share.ts';

/** Whose shares. */
export type ShareOwner = Pick<PeriodShare, 'merchantId' | 'programId' | 'creatorId'>;

/** The shares of conversions in periods, and the accounts of these. Reads are strongly consistent. */
export interface PeriodStore {
  /** Keeps a share, unless there is one of the same or a later revision of its conversion. */
  putShare(share: PeriodShare): Promise<void>;
  /** Shares of conversions that happened in a time, in any order; `until` is exclusive. */
  listShares(
    owner: ShareOwner,
    span: { readonly from: Instant; readonly until: Instant },
  ): Promise<PeriodShare[]>;
  find(key: PeriodKey): Promise<PeriodAccount | undefined>;
  /** All period accounts of a creator, by program, period and currency. */
  list(merchantId: string, creatorId: string): Promise<PeriodAccount[]>;
  /**
   * Stores the account of a period that posts nothing, if the stored version is the one before; what posts something
   * is stored with its entry, by the ledger.
   */
  save(next: PeriodAccount): Promise<'saved' | 'stale'>;
  /** The last period of a unit whose statements were all asked for; `undefined` before the first. */
  readStatedThrough(
    merchantId: string,
    programId: string,
    unit: PeriodUnit,
  ): Promise<Period | undefined>;
  saveStatedThrough(merchantId: string, programId: string, period: Period): Promise<void>;
}
