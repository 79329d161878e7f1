import type { Instant } from '../../time/instant.ts';
import type { AllowanceKey, AllowanceNotices } from './allowance.ts';

/**
 * - `granted`: within the allowance.
 * - `granted-over`: owed all the same, beyond it.
 * - `refused`: a touch that it rests on came after the notice; assess the conversion again with the
 *   notice among its `stops`, and ask for what is left.
 * - `released`: given back, because nothing of the conversion is owed any more.
 */
export type AdmissionOutcome = 'granted' | 'granted-over' | 'refused' | 'released';

/**
 * The fact of what was decided about a conversion. Of one conversion the latest revision stands;
 * replays honour it and never decide again.
 */
export type Admission = {
  readonly key: AllowanceKey;
  readonly conversionId: string;
  /** Counts the decisions about this conversion from 1. */
  readonly revision: number;
  readonly outcome: AdmissionOutcome;
  /** Reserved by it; 0 if it was refused or released. */
  readonly units: bigint;
  /** The latest of the touches that it rests on. */
  readonly touchedAt: Instant;
  readonly decidedAt: Instant;
  /** What had been said about the allowance after it; absent if a shard decided. */
  readonly notices?: AllowanceNotices;
};

/** What a conversion asks for. */
export type AdmissionRequest = {
  readonly conversionId: string;
  readonly units: bigint;
  readonly touchedAt: Instant;
  /** Now: if this spends the allowance, it is the moment of the notice. */
  readonly at: Instant;
};
