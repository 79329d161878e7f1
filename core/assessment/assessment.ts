import type { Attribution } from '../attribution/attribution.ts';
import type { Money } from '../money/money.ts';
import type { SymmetricRounding } from '../money/rounding.ts';
import type { PlanVersion, Rate } from '../plans/plan.ts';

export type CustomerStatus = 'new' | 'returning' | 'unknown';

/** What was agreed when the order was placed; a restatement keeps it. */
export type Terms = {
  readonly planVersion: PlanVersion;
  readonly customer: CustomerStatus;
};

/** The commission base of one line, after refunds, and where it came from. */
export type LineBase = {
  readonly lineId: string;
  readonly title?: string;
  readonly productId?: string;
  readonly variantId?: string;
  /** Before refunds. */
  readonly originalMinorUnits: bigint;
  readonly refundedMinorUnits: bigint;
  readonly baseMinorUnits: bigint;
  /** Why the line earns nothing, if so. */
  readonly excluded?: 'gift-card' | 'not-left-after-edits';
};

export type TouchShare = {
  readonly touchId: string;
  readonly creatorId: string;
  readonly minorUnits: bigint;
};

/**
 * One rounding: the credits that fall under one rule of one version, on one line (percent) or on
 * the order (flat). `minorUnits` is base x credit x rate, rounded once; the shares sum to it.
 */
export type CommissionGroup = {
  readonly ruleId: string;
  readonly planId: string;
  readonly versionId: string;
  readonly reward: 'percent' | 'flat-per-order';
  /** Of a percent reward. */
  readonly rate?: Rate;
  /** Of a flat reward, as the plan promises it. */
  readonly flat?: { readonly amount: Money; readonly afterRefund: 'kept' | 'prorated' | 'lost' };
  /** Absent for rewards of the whole order. */
  readonly lineId?: string;
  readonly baseMinorUnits: bigint;
  readonly creditParts: bigint;
  readonly totalParts: bigint;
  /** The exact commission before rounding, as a fraction of minor units. */
  readonly exactNumerator: bigint;
  readonly exactDenominator: bigint;
  readonly rounding: SymmetricRounding;
  readonly minorUnits: bigint;
  readonly shares: readonly TouchShare[];
};

/** Money owed to one creator for one conversion; never zero, creators in id order. */
export type CreatorAmount = { readonly creatorId: string; readonly minorUnits: bigint };

/** Credits, commission and reasons of one conversion at one moment: what is owed, and why. */
export type Assessment = {
  readonly conversionId: string;
  readonly currency: string;
  readonly attribution: Attribution;
  readonly terms: Terms;
  readonly lines: readonly LineBase[];
  readonly groups: readonly CommissionGroup[];
  readonly owed: readonly CreatorAmount[];
};
