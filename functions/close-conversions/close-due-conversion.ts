import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { BudgetStore } from '../../core/plans/budgets/budget-store.ts';
import { computeDueAt } from '../../core/settlement/compute-due-at.ts';
import type { ConversionChange, ConversionState } from '../../core/settlement/conversion.ts';
import type { ConversionKey, ConversionStore } from '../../core/settlement/conversion-store.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { decideOpen } from '../shared/settling/decide-open.ts';
import {
  type BudgetedDecision,
  decideWithinBudget,
} from '../shared/settling/decide-within-budget.ts';
import type { EvidencePorts } from '../shared/settling/gather-evidence.ts';
import { identifyConversion } from '../shared/settling/identify-conversion.ts';

export type CloseConversionPorts = EvidencePorts & {
  readonly conversions: ConversionStore;
  readonly budgets: BudgetStore;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

export type CloseOutcome = 'closed' | 'not-due' | 'nothing-to-close';

const maxAttempts = 8;

/**
 * Decides one conversion whose hold window is over: assesses it once more from all facts, freezes
 * the result, and sends each creator's part on its way, in one write.
 *
 * The index that named the conversion may be late, so everything is checked again on what is
 * stored: a closed, held, parked or not yet due conversion is left alone, one that waits for a rate is only
 * estimated anew, and one that nobody paid in time expires. Called twice, it closes once.
 */
export function makeCloseConversion(ports: CloseConversionPorts) {
  return async (key: ConversionKey): Promise<CloseOutcome> => {
    let isHot = false;
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const stored = await ports.conversions.load(key);
      if (stored.state === undefined || computeDueAt(stored.state) === undefined) {
        return 'nothing-to-close';
      }

      const { identity, program } = await identifyConversion(ports.directory, key, stored);
      const now = ports.now();
      const { conversionId } = key;
      const { state: previous } = stored;
      const decision: BudgetedDecision = await decideWithinBudget(
        ports,
        { program, conversionId, stored, now, isHot },
        (assessed) =>
          decideOpen({ identity, previous, ...assessed, now, sha256: ports.sha256 }) ??
          postpone(previous, now),
      );
      isHot = decision === 'overtaken';
      if (decision === 'overtaken') continue;
      const { change } = decision;
      if (change === undefined) return 'not-due';
      if ((await ports.conversions.save(change)) === 'stale') continue;
      return change.state.status === 'closed' ? 'closed' : 'not-due';
    }
    throw new Error(`The conversion ${key.conversionId} kept changing while it was closed.`);
  };
}

/**
 * What still waits for a rate is moved to the bucket of today, once a day: the walk of closings has
 * to pass the days that are over.
 */
function postpone(state: ConversionState, now: Instant): ConversionChange | undefined {
  if (state.missingRates === undefined) return undefined;
  if (formatDay(state.updatedAt) === formatDay(now)) return undefined;
  return { state: { ...state, version: state.version + 1, updatedAt: now }, legs: [] };
}
