import type { ExchangeRate } from '../../money/exchange-rate.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { Instant } from '../../time/instant.ts';

/** What one conversion has come to for one creator by now: after edits and refunds, whole. */
export type PeriodConversion = {
  readonly conversionId: string;
  /** When it happened (an order: when it was placed); decides its day, and its place in the fold. */
  readonly eventAt: Instant;
  readonly creatorId: string;
  readonly currency: string;
  /**
   * The creator's part of the orders' bases in minor units, exactly: the sum over its lines of base x
   * the creator's credit. None for conversions that are no sale.
   */
  readonly revenue: Fraction;
  /** What the rules earn the creator with it, without assist bonuses. */
  readonly commissionMinorUnits: bigint;
  readonly assistMinorUnits: bigint;
  /** The terms of its own plan version that it counts under: see `chooseCountedTerms`. */
  readonly termIds: readonly string[];
  /** From its currency into that of the terms, of the order's day; needed only if they differ. */
  readonly referenceRate?: ExchangeRate;
};

/** The conversions of one day of a period, in any order. */
export type PeriodDay = {
  /** `YYYY-MM-DD` in the period's time zone. */
  readonly day: string;
  readonly conversions: readonly PeriodConversion[];
};
