import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { BudgetStore } from '../../core/plans/budgets/budget-store.ts';
import { computeDueAt } from '../../core/settlement/compute-due-at.ts';
import type { ConversionChange, ConversionState } from '../../core/settlement/conversion.ts';
import type {
  ConversionKey,
  ConversionStore,
  StoredConversion,
} from '../../core/settlement/conversion-store.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { decideOpen } from '../shared/settling/decide-open.ts';
import {
  type BudgetedDecision,
  decideWithinBudget,
} from '../shared/settling/decide-within-budget.ts';
import type { EvidencePorts } from '../shared/settling/gather-evidence.ts';
import { identifyConversion } from '../shared/settling/identify-conversion.ts';
import { listRenewalsOf } from './list-renewals-of.ts';

export type CloseConversionPorts = EvidencePorts & {
  readonly conversions: ConversionStore;
  readonly budgets: BudgetStore;
  /** Asks for renewals to be closed too, now that they have something to inherit. */
  readonly enqueue: (keys: readonly ConversionKey[]) => Promise<void>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
  /** Raises the alarm: the order that refunds or holds belong to has not come. */
  readonly reportMissing?: (key: ConversionKey) => void;
};

/** `paused`: it would have closed, but the closings of its program are stopped; it stays due. */
export type CloseOutcome = 'closed' | 'paused' | 'not-due' | 'missing' | 'nothing-to-close';

const maxAttempts = 8;

/**
 * Decides one conversion whose hold window is over: assesses it once more from all facts, freezes
 * the result, and sends each creator's part on its way, in one write.
 *
 * The index that named the conversion may be late, so everything is checked again on what is
 * stored: a closed, held or not yet due conversion is left alone, one that waits for a rate is only estimated
 * anew, and one that nobody paid in time expires. Called twice, it closes once. One whose order has not come
 * is reported, once unless the process dies over it.
 *
 * The close of a subscription's first payment lets its renewals close, so it asks for them; those that
 * are due close then, and the others only stop being held.
 *
 * What asked for the close, `closedBy`, is written down with it. While the closings of its program are paused, a
 * conversion is assessed and not closed.
 */
export function makeCloseConversion(ports: CloseConversionPorts) {
  return async (key: ConversionKey, closedBy?: string): Promise<CloseOutcome> => {
    let isHot = false;
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const stored = await ports.conversions.load(key);
      if (!mayClose(stored.state)) {
        // This may be the message of a close after which the process died.
        await tellRenewals(ports, key, stored);
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
          decideOpen({ identity, previous, ...assessed, now, sha256: ports.sha256 }, program) ??
          postpone(previous, now) ??
          giveUp(previous, now),
      );
      isHot = decision === 'overtaken';
      if (decision === 'overtaken') continue;
      const isStopped = program.paused?.closings !== undefined;
      if (decision.change === undefined) {
        return isStopped && isDue(previous, now) ? 'paused' : 'not-due';
      }
      const change = nameCause(decision.change, closedBy);
      const outcome = describeOutcome(change, now);
      if (outcome === 'missing') ports.reportMissing?.(key);
      if ((await ports.conversions.save(change)) === 'stale') continue;
      if (change.state.status === 'closed') {
        const frozen = change.frozen === undefined ? [] : [change.frozen];
        await tellRenewals(ports, key, { facts: stored.facts, state: change.state, frozen });
      }
      return isStopped && isDue(change.state, now) ? 'paused' : outcome;
    }
    throw new Error(`The conversion ${key.conversionId} kept changing while it was closed.`);
  };
}

function describeOutcome({ state }: ConversionChange, now: Instant): CloseOutcome {
  if (state.reportedMissingAt === now) return 'missing';
  return state.status === 'closed' ? 'closed' : 'not-due';
}

/** Whether only a pause keeps it from closing. */
function isDue({ status, closeAt, missingRates }: ConversionState, now: Instant): boolean {
  if (status !== 'pending' || missingRates !== undefined) return false;
  return closeAt !== undefined && closeAt <= now;
}

async function tellRenewals(
  { subscriptions, enqueue }: CloseConversionPorts,
  key: ConversionKey,
  stored: StoredConversion,
): Promise<void> {
  const renewals = await listRenewalsOf(subscriptions, key, stored);
  if (renewals.length > 0) await enqueue(renewals);
}

/** What is held for want of its first payment's close is looked at again; every other hold is a person's. */
function mayClose(state: ConversionState | undefined): state is ConversionState {
  if (state === undefined) return false;
  return (
    computeDueAt(state) !== undefined ||
    (state.status === 'held' && state.holds.some(({ reason }) => reason === 'awaits-first-payment'))
  );
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

/** An order that has not come in time is looked for once; the walk does not come back to it. */
function giveUp(state: ConversionState, now: Instant): ConversionChange | undefined {
  const dueAt = computeDueAt(state);
  if (state.status !== 'parked' || dueAt === undefined || dueAt > now) return undefined;
  const { version } = state;
  return {
    state: { ...state, version: version + 1, updatedAt: now, reportedMissingAt: now },
    legs: [],
  };
}

function nameCause(change: ConversionChange, closedBy: string | undefined): ConversionChange {
  if (change.frozen === undefined || closedBy === undefined) return change;
  return { ...change, frozen: { ...change.frozen, closedBy } };
}
