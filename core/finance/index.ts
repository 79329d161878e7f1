export { type AccountMapping, UnmappedAccountError } from './account-mapping.ts';
export { type AccountingLock, type AccountingLockStore, digestEntries } from './accounting-lock.ts';
export { type AccrualRow, accrue } from './accrue.ts';
export type { Book, BookRequest } from './book.ts';
export { findChange } from './find-change.ts';
export { type CashNeed, defaultRunDay, forecastCash } from './forecast-cash.ts';
export { listEntries } from './list-entries.ts';
export { type Journal, type JournalRow, type JournalTotal, listJournal } from './list-journal.ts';
export { readSpan, startOfDay } from './read-span.ts';
export {
  addBookParts,
  type BookPart,
  emptyBookPart,
  LockedBookError,
  makeBook,
  readBookPart,
} from './sum-books.ts';
