import type { Violation } from '../../core/ledger/checks/violation.ts';
import type { Verification } from './verification.ts';

/** What one page came to: where the check goes on, unless it is over. */
export type PhaseStep = {
  readonly counts: Verification['counts'];
  readonly next: Verification | undefined;
  readonly violations: readonly Violation[];
};

type Looked = {
  /** Where the phase goes on; without it, the phase after it begins. */
  readonly after: string | undefined;
  readonly phaseAfter: Verification['phase'] | undefined;
  readonly violations: readonly Violation[];
} & Partial<Omit<Verification['counts'], 'violations'>>;

/** The step behind a page of which so much was looked at. */
export function moveOn({ after: _, ...at }: Verification, looked: Looked): PhaseStep {
  const { violations, phaseAfter, after, conversions = 0, accounts = 0, anchors = 0 } = looked;
  const counts = {
    conversions: at.counts.conversions + conversions,
    accounts: at.counts.accounts + accounts,
    anchors: at.counts.anchors + anchors,
    violations: at.counts.violations + violations.length,
  };
  const rest = { ...at, counts };
  if (after !== undefined) return { counts, violations, next: { ...rest, after } };
  return { counts, violations, next: phaseAfter && { ...rest, phase: phaseAfter } };
}
