import type { Attribution } from '../attribution/attribution.ts';
import type { ExchangeRate } from '../money/exchange-rate.ts';
import type { MissingRate } from '../money/missing-rate.ts';
import type { ProtectingVersion } from '../plans/choose-plan-versions.ts';
import type { PlanVersion } from '../plans/plan.ts';
import type { NonCashUnit } from '../plans/reward.ts';
import type { Instant } from '../time/instant.ts';
import type { CommissionGroup } from './commission-group.ts';
import type { CustomerStatus } from './customer-status.ts';
import type { FoldedReassignment } from './reassignment.ts';

/** Days for which a creator may count on earlier terms after notice, unless the program says otherwise. */
export const defaultRateProtectionDays = 30;

/** What was agreed when the order was placed; a restatement keeps it. */
export type Terms = {
  /** In force at the order's time. */
  readonly planVersion: PlanVersion;
  /** Versions that still protected somebody at the order's time, newest first. */
  readonly protecting?: readonly ProtectingVersion[];
  /** Only to say until when. Default: `defaultRateProtectionDays`. */
  readonly rateProtectionDays?: number;
  readonly customer: CustomerStatus;
  /**
   * The reference rates of the conversion's day that the plan may need: from currencies of its amounts
   * into the conversion's, and from that into those of its period terms. Frozen with the close, and
   * never read again.
   */
  readonly rates?: readonly ExchangeRate[];
  /** Whose rates they are; absent where none may be needed. */
  readonly rateSource?: string;
  /** Which payment of a subscription the order is, counted from 1. Default: what the order says. */
  readonly paymentNumber?: number;
};

/** The commission base of one line, after refunds, and where it came from. */
export type LineBase = {
  readonly lineId: string;
  readonly title?: string;
  readonly productId?: string;
  readonly variantId?: string;
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
  /** Pieces left after edits, less those that refunds took back. */
  readonly quantityLeft: number;
  /** Before refunds. */
  readonly originalMinorUnits: bigint;
  readonly refundedMinorUnits: bigint;
  readonly baseMinorUnits: bigint;
  /** Why the line earns nothing, if so. */
  readonly excluded?: 'gift-card' | 'not-left-after-edits';
};

/** Money owed to one creator for one conversion; never zero, creators in id order. */
export type CreatorAmount = { readonly creatorId: string; readonly minorUnits: bigint };

/** What is owed to one creator in another unit than cash; never zero, by creator and then by unit. */
export type CreatorAmountInKind = CreatorAmount & { readonly unit: NonCashUnit };

/** The first payment of the subscription that an order renews: its credits and terms are the order's. */
export type RenewedOrder = {
  readonly conversionId: string;
  readonly orderName?: string;
  readonly placedAt: Instant;
};

/** Credits, commission and reasons of one conversion at one moment: what is owed, and why. */
export type Assessment = {
  readonly conversionId: string;
  readonly currency: string;
  readonly attribution: Attribution;
  readonly terms: Terms;
  readonly lines: readonly LineBase[];
  readonly groups: readonly CommissionGroup[];
  /** In cash, in `currency`. */
  readonly owed: readonly CreatorAmount[];
  readonly owedInKind: readonly CreatorAmountInKind[];
  /** Rates without which amounts are left out: such a conversion cannot close. Absent: all are there. */
  readonly missingRates?: readonly MissingRate[];
  /** By whose word the credits' commission goes to others than attribution says. */
  readonly reassignment?: FoldedReassignment;
  /** Identities of the buyer that joined nothing, because they would have joined too many browsers. */
  readonly flaggedIdentities?: readonly string[];
  /** Absent for a first payment, and for every order that is no renewal. */
  readonly renewalOf?: RenewedOrder;
};
