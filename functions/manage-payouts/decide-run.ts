import type { PayoutRun, PayoutStore } from '../../core/payouts/payout-store.ts';
import { decideRun, isCleared, type RunDecision } from '../../core/payouts/run-approval.ts';
import { type SendBatchesPorts, sendBatches } from '../plan-payouts/plan-payouts.ts';

export type DecideRunPorts = SendBatchesPorts & {
  readonly payouts: SendBatchesPorts['payouts'] & Pick<PayoutStore, 'findRun' | 'decideRun'>;
};

export type DecidedRun = PayoutRun | 'unknown' | 'own' | 'decided' | 'not-needed';

/**
 * Approves or rejects a run that waits for a second person. The first decision stands. The batches of an approved run are
 * sent after that is written, and again whenever the same is said again: each is worked on once.
 */
export async function decideStoredRun(
  ports: DecideRunPorts,
  { merchantId, runId }: Pick<PayoutRun, 'merchantId' | 'runId'>,
  decision: RunDecision,
): Promise<DecidedRun> {
  const run = await ports.payouts.findRun(merchantId, runId);
  if (run === undefined) return 'unknown';

  const decided = decideRun(run, decision);
  if (decided === 'own' || decided === 'decided' || decided === 'not-needed') return decided;
  if (decided !== 'same' && (await ports.payouts.decideRun(decided)) === 'stale') {
    return decideStoredRun(ports, run, decision);
  }
  const stored = decided === 'same' ? run : decided;
  if (isCleared(stored)) await sendBatches(ports, stored);
  return stored;
}
