export type { AccountHead, UnitBalances } from './account-head.ts';
export { appendEntry, hashEntry, type JournalEnd } from './append-entry.ts';
export { assertBalanced } from './assert-balanced.ts';
export { type Balances, balancesOf, emptyBalances } from './balances.ts';
export { confirmPayout } from './confirm-payout.ts';
export { emptyAccountHead } from './empty-account-head.ts';
export type {
  AccountKind,
  Entry,
  EntryDraft,
  EntryKind,
  Leg,
  LegReference,
  PeriodReference,
  Posting,
} from './entry.ts';
export { isCash } from './is-cash.ts';
export type { LedgerExport } from './ledger-export.ts';
export { type AccountWrite, type LedgerStore, maxLegsPerEntry } from './ledger-store.ts';
export { type NetPosition, netPositions } from './net-position.ts';
export { reservePayout } from './reserve-payout.ts';
export { type ReturnOutcome, returnPayout } from './return-payout.ts';
export { settleLegs } from './settle-legs.ts';
export {
  makeStatement,
  parsePeriod,
  type Statement,
  type StatementCurrency,
  type StatementInKind,
  type StatementLine,
  type StatementPayout,
  type StatementTerms,
} from './statement.ts';
export { type Violation, verifyLedger } from './verify-ledger.ts';
