import type { CreatorAmount, CreatorAmountInKind } from '../assessment/assessment.ts';
import type { ConversionAssessment } from '../assessment/conversion-assessment.ts';
import type { EarlyCloseInForce } from '../assessment/early-close.ts';
import type { CodeUse } from '../assessment/list-code-uses.ts';
import type { OpenHold } from '../assessment/order-state.ts';
import type { Entry, Leg } from '../ledger/entry.ts';
import type { MissingRate } from '../money/missing-rate.ts';
import type { Instant } from '../time/instant.ts';

/**
 * - `parked`: only refunds or holds are here, the order is not.
 * - `pending`: estimated; closes at `closeAt` (an unpaid order has none), not before its rates are there.
 * - `held`: as pending, and nothing closes until the holds are released.
 * - `expired`: nobody paid it in time; owes nothing until somebody does.
 * - `closed`: decided; later facts restate it.
 * - `excluded`: a test order; earns nothing, ever.
 */
export type ConversionStatus = 'parked' | 'pending' | 'held' | 'expired' | 'closed' | 'excluded';

/** What lists and reports show of a conversion; projected, never computed with. */
export type ConversionSummary = {
  /** What the conversion is, if it is no order. */
  readonly kind?: 'activity' | 'adjustment';
  readonly orderName?: string;
  /** Sum of the lines' bases after refunds, and the discounts given, in minor units of `currency`. */
  readonly revenueMinorUnits: bigint;
  readonly discountMinorUnits: bigint;
  readonly commissionMinorUnits: bigint;
  readonly newCustomer: boolean;
  readonly refundedMinorUnits: bigint;
  /** Creators' codes that the shop applied; absent if there are none. */
  readonly codes?: readonly CodeUse[];
};

/** The state item of a conversion: small, versioned, with the journal of its pending money. */
export type ConversionState = {
  readonly merchantId: string;
  /** `<connection name>~<order id>`; of what is no order as `conversionIdOf` says. */
  readonly conversionId: string;
  readonly connectionId: string;
  readonly programId: string;
  readonly orderId: string;
  /** Counts every write; a write is conditioned on the version it read. */
  readonly version: number;
  /** 0 before the close; 1 is the close, each restatement adds one. */
  readonly revision: number;
  /** Of a closed one: tells its newest revision from those that were tried and not frozen. Only a store writes it. */
  readonly frozenDigest?: string;
  readonly status: ConversionStatus;
  readonly currency: string;
  readonly placedAt: Instant;
  readonly closeAt?: Instant;
  /** By whose word `closeAt` is before the end of the window; absent: by nobody's. */
  readonly earlyClose?: EarlyCloseInForce;
  /** When an open order that is not paid expires, or has. */
  readonly unpaidExpiryAt?: Instant;
  /** Of a parked one: when the walk reported that its order has not come. Absent: not yet. */
  readonly reportedMissingAt?: Instant;
  readonly closedAt?: Instant;
  readonly holds: readonly OpenHold[];
  /** Of a closed one: what it gives the creators is held back in their accounts. Absent: it is not. */
  readonly held?: true;
  /** Of a closed one whose plan has terms of periods: the base that they measure. Absent: it has none. */
  readonly measuredMinorUnits?: bigint;
  /** The reassignment by which it counts for others than its credits say. Absent: none. */
  readonly measuredFor?: string;
  /** Whom reassignments gave it to since its close, by id: whoever it was taken from again may never have been owed anything. */
  readonly onceGivenTo?: readonly string[];
  /** In cash, in `currency`. */
  readonly owed: readonly CreatorAmount[];
  /** In every other unit; absent if that is nothing. */
  readonly owedInKind?: readonly CreatorAmountInKind[];
  /** Rates that it waits for: until they are there it cannot close. Absent: none. */
  readonly missingRates?: readonly MissingRate[];
  readonly journal: readonly Entry[];
  readonly summary: ConversionSummary;
  readonly updatedAt: Instant;
};

/** The close's assessment (revision 1) and each restatement's, frozen with all their inputs. */
export type FrozenAssessment = {
  readonly revision: number;
  readonly frozenAt: Instant;
  readonly assessment: ConversionAssessment;
  /** Whether what it gives is held back in the accounts. Absent: it is not. */
  readonly held?: true;
  /** Of a close: the part of the run of closings that asked for it, `<run>/<chunk>`. */
  readonly closedBy?: string;
};

/** One write to a conversion: the state, and at or after the close its revision and legs. */
export type ConversionChange = {
  readonly state: ConversionState;
  readonly frozen?: FrozenAssessment;
  readonly legs: readonly Leg[];
};

/** More creators x units than this: what one creator is given by one conversion must fit into one entry. */
export const maxLegsPerConversion = 80;
