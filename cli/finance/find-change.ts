import { sha256 } from '../../adapters/crypto/sha256.ts';
import { digestEntries } from '../../core/finance/accounting-lock.ts';
import type { Entry } from '../../core/ledger/entry.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import type { Span } from '../../core/time/month-span.ts';

/** In words that a locked month has other entries than when it was locked; `undefined` if it has not, or is not locked. */
export function findChange(
  { locks = [] }: LedgerExport,
  merchantId: string,
  { from, until }: Span,
  entries: readonly Entry[],
): string | undefined {
  const lock = locks.find(
    (each) => each.merchantId === merchantId && each.from === from && each.until === until,
  );
  if (lock?.entriesSha256 === undefined) return undefined;
  const found = digestEntries(entries, sha256);
  if (found === lock.entriesSha256) return undefined;
  return `The entries of ${lock.month} are not those of the day it was locked: their SHA-256 is ${found}, not ${lock.entriesSha256}.`;
}
