import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Sha256 } from '../encoding/hashing.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Instant } from '../time/instant.ts';
import type { Span } from '../time/month-span.ts';

/** That the books of a month are closed. There is no way back: what is found later is posted in the open month. */
export type AccountingLock = Span & {
  readonly merchantId: string;
  /** `YYYY-MM`, on the merchant's calendar. */
  readonly month: string;
  readonly timeZone: string;
  readonly lockedAt: Instant;
  readonly author: string;
  readonly reason: string;
  /** What `digestEntries` said of the month's entries when it was locked; absent if nobody said it. */
  readonly entriesSha256?: string;
};

/** Which months are locked. A lock is never replaced and never removed. */
export interface AccountingLockStore {
  /** `known`: the month was locked already; that lock stays. */
  add(lock: AccountingLock): Promise<'added' | 'known'>;
  find(merchantId: string, month: string): Promise<AccountingLock | undefined>;
  /** By month. */
  list(merchantId: string): Promise<AccountingLock[]>;
}

/**
 * A digest of all entries of a time, by the hashes that they bear: it changes if one is added, missing or changed, and
 * says nothing about how they are exported.
 *
 * @param entries as `listEntries` orders them.
 */
export function digestEntries(entries: readonly Entry[], sha256: Sha256): string {
  return sha256(
    canonicalJson(entries.map(({ journal, sequence, hash }) => [journal, sequence, hash])),
  );
}
