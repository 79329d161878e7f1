import type { Sha256 } from '../encoding/hashing.ts';
import type { Entry } from '../ledger/entry.ts';
import type { LedgerExport } from '../ledger/ledger-export.ts';
import type { AccountingLock } from './accounting-lock.ts';
import { type AccrualRow, accrue, addUpAccrual } from './accrue.ts';
import type { Book, BookRequest } from './book.ts';
import { findChange } from './find-change.ts';
import {
  addUpNeeds,
  type CreatorNeed,
  type LatestRails,
  listCashNeeds,
  listRails,
  mergeRails,
  sumCashNeeds,
} from './forecast-cash.ts';
import { listEntries, orderEntries } from './list-entries.ts';
import { listJournal } from './list-journal.ts';

/** What a part of a store comes to for a request; parts add up, in whatever order and however the store is cut. */
export type BookPart = {
  /** Of a journal. */
  readonly entries: readonly Entry[];
  /** Of an accrual. */
  readonly accrued: readonly AccrualRow[];
  /** Of the cash. */
  readonly needs: readonly CreatorNeed[];
  readonly rails: LatestRails;
};

export const emptyBookPart: BookPart = { entries: [], accrued: [], needs: [], rails: {} };

/** The month was changed after it was locked. */
export class LockedBookError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'LockedBookError';
  }
}

/**
 * What a part of a merchant's store comes to. An account may be in several parts: its head in one, its entries in others.
 */
export function readBookPart(
  request: BookRequest,
  merchantId: string,
  store: LedgerExport,
): BookPart {
  switch (request.kind) {
    case 'journal':
      return { ...emptyBookPart, entries: listEntries(store, merchantId, request) };
    case 'accrual':
      return { ...emptyBookPart, accrued: accrue(store, merchantId, request.at) };
    case 'cash':
      return {
        ...emptyBookPart,
        needs: listCashNeeds(store, merchantId, request.now, request.runDay),
        rails: listRails(store, merchantId),
      };
  }
}

/** Needs are added up only when so many have come together: there are as many as open orders. */
const needsMax = 100_000;

export function addBookParts(a: BookPart, b: BookPart): BookPart {
  const needs = [...a.needs, ...b.needs];
  return {
    entries: b.entries.length === 0 ? a.entries : [...a.entries, ...b.entries],
    accrued: addUpAccrual([...a.accrued, ...b.accrued]),
    needs: needs.length > needsMax ? addUpNeeds(needs) : needs,
    rails: mergeRails(a.rails, b.rails),
  };
}

/**
 * The book that all parts of a store come to.
 *
 * @throws UnmappedAccountError and RangeError as `listJournal` does; LockedBookError if entries of a locked month are not those of
 *   the day it was locked.
 */
export function makeBook(
  request: BookRequest,
  merchantId: string,
  part: BookPart,
  locks: readonly AccountingLock[],
  sha256: Sha256,
): Book {
  switch (request.kind) {
    case 'journal': {
      const entries = orderEntries(part.entries);
      const changed = findChange(locks, merchantId, request, entries, sha256);
      if (changed !== undefined) throw new LockedBookError(changed);
      return { kind: 'journal', journal: listJournal(entries, request.accounts) };
    }
    case 'accrual':
      return { kind: 'accrual', at: request.at, rows: part.accrued };
    case 'cash':
      return { kind: 'cash', rows: sumCashNeeds(part.needs, part.rails) };
  }
}
