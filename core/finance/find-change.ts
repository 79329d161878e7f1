import type { Sha256 } from '../encoding/hashing.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Span } from '../time/month-span.ts';
import { type AccountingLock, digestEntries } from './accounting-lock.ts';

/** In words that a locked month has other entries than when it was locked; `undefined` if it has not, or is not locked. */
export function findChange(
  locks: readonly AccountingLock[],
  merchantId: string,
  { from, until }: Span,
  entries: readonly Entry[],
  sha256: Sha256,
): string | undefined {
  const lock = locks.find(
    (each) => each.merchantId === merchantId && each.from === from && each.until === until,
  );
  if (lock?.entriesSha256 === undefined) return undefined;
  const found = digestEntries(entries, sha256);
  if (found === lock.entriesSha256) return undefined;
  return `The entries of ${lock.month} are not those of the day it was locked: their SHA-256 is ${found}, not ${lock.entriesSha256}.`;
}
