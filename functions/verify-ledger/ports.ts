import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { Violation } from '../../core/ledger/checks/violation.ts';
import type { LedgerAnchors } from '../../core/ledger/ledger-anchors.ts';
import type { LedgerPages } from '../../core/ledger/ledger-pages.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';
import type { Verification } from './verification.ts';

export type VerifyLedgerPorts = {
  readonly pages: LedgerPages;
  readonly anchors: LedgerAnchors;
  readonly sha256: Sha256;
  /** Whether there is time for another page. */
  readonly hasTime: () => boolean;
  /** Goes on in another run, from where this one stops. */
  readonly continueWith: (verification: Verification) => Promise<void>;
  /** Asks for what these orders have frozen to be posted: some of it waits, and its own message may be lost. */
  readonly askToPost: (orders: readonly ConversionKey[]) => Promise<void>;
  /** Tells people. A violation may be told twice if the run that found it dies. */
  readonly reportViolations: (violations: readonly Violation[]) => void;
  readonly reportDone: (counts: Verification['counts']) => void;
};

/** So many orders or accounts are read at once. */
export const readsAtOnce = 8;
