import type { Terms } from '../../../core/assessment/assessment.ts';
import { aPlanVersion } from './a-plan-version.ts';

/** The factories' plan version, agreed with a returning customer. */
export function someTerms(changes: Partial<Terms> = {}): Terms {
  return { planVersion: aPlanVersion(), customer: 'returning', ...changes };
}
