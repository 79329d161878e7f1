import { sendTimes } from '../../core/payouts/call-times.ts';
import { makeRailOrder } from '../../core/payouts/make-rail-order.ts';
import { openStates, type Payout } from '../../core/payouts/payout.ts';
import type { PayoutRail } from '../../core/payouts/payout-rail.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import { loadReleasedPayouts, type ReleasedBatch } from '../shared/paying/load-released-payouts.ts';
import { applyReport, type RecordReportPorts } from '../shared/paying/record-rail-report.ts';

export type HandOverPorts = RecordReportPorts & {
  readonly payouts: RecordReportPorts['payouts'] & Pick<PayoutStore, 'noteCall'>;
};

/**
 * Hands a released batch to a rail that is called, and records what it says of each payout. Run again it makes the same call again,
 * as long as the rail is sure to know it; after that whoever looks payouts up finds out. Of an order of which something
 * has come back nothing is sent again: it is payable to its creator, or paid by another batch already.
 */
export async function handOver(
  ports: HandOverPorts,
  batch: ReleasedBatch,
  rail: PayoutRail,
): Promise<void> {
  const payouts = await loadReleasedPayouts(ports, batch);
  const { sendUntil } = sendTimes({ submittedAt: batch.released.at }, rail.limits);
  if (!mayBeSent(payouts) || ports.now() >= sendUntil) return;

  // Before the call, so that whoever calls again knows that there may have been one.
  const lastCalledAt = await ports.payouts.noteCall(batch, ports.now());
  const reports = await rail.submit(makeRailOrder(batch, payouts, lastCalledAt));
  for (const payout of payouts) {
    const report = reports.find(({ payoutId }) => payoutId === payout.payoutId);
    if (report !== undefined) await applyReport(ports, payout, report, false);
  }
}

/** Whether something is left to send, and nothing was given back. */
export function mayBeSent(payouts: readonly Pick<Payout, 'state'>[]): boolean {
  const canBeRepeated = payouts.every(
    ({ state }) => openStates.includes(state) || state === 'confirmed',
  );
  return canBeRepeated && payouts.some(({ state }) => openStates.includes(state));
}
