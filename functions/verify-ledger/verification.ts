import { emptyTally, type LegTally } from '../../core/ledger/leg-tally.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import { type Instant, msPerMinute } from '../../core/time/instant.ts';

/** The two sides of a merchant's posted legs: what orders have decided, and what accounts have. */
export type LegTallies = { readonly decided: LegTally; readonly placed: LegTally };

/** How far a check of the whole ledger has come: small enough for a message, whatever the store's size. */
export type Verification = {
  readonly phase: 'conversions' | 'accounts' | 'anchors';
  readonly after?: string;
  /** The day whose heads are being kept. */
  readonly day: string;
  /** Only what was posted until then is compared between orders and accounts: it was all written before. */
  readonly cutOff: Instant;
  /** By merchant. */
  readonly tallies: Readonly<Record<string, LegTallies>>;
  /** Parts of the day's heads that were kept. */
  readonly parts: number;
  /** The earlier day that today is compared with, once it is known. */
  readonly anchorDay?: string;
  readonly counts: {
    readonly conversions: number;
    readonly accounts: number;
    readonly anchors: number;
    readonly violations: number;
  };
};

/** Functions' clocks differ by less than this, and writes take less. */
const settledMs = 10 * msPerMinute;

export const noTallies: LegTallies = { decided: emptyTally, placed: emptyTally };

/** A check that has not looked at anything yet. */
export function beginVerification(now: Instant): Verification {
  return {
    phase: 'conversions',
    day: formatDay(now),
    cutOff: now - settledMs,
    tallies: {},
    parts: 0,
    counts: { conversions: 0, accounts: 0, anchors: 0, violations: 0 },
  };
}
