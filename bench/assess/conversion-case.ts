import type { Terms } from '../../core/assessment/assessment.ts';
import type { OrderState } from '../../core/assessment/order-state.ts';
import type { AttributableConversion } from '../../core/attribution/attribution.ts';
import type { Candidate } from '../../core/attribution/candidate.ts';
import type { AttributionPolicy } from '../../core/attribution/policy.ts';

/** Everything that the assessment of one conversion is computed from. */
export type ConversionCase = {
  readonly candidates: readonly Candidate[];
  readonly conversion: AttributableConversion;
  readonly policy: AttributionPolicy;
  readonly order: OrderState;
  readonly terms: Terms;
};
