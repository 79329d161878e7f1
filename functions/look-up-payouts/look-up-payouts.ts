import { reviewTimes, sendTimes } from '../../core/payouts/call-times.ts';
import { makeRailOrder } from '../../core/payouts/make-rail-order.ts';
import { onItsWay, openStates, type Payout } from '../../core/payouts/payout.ts';
import type { PayoutRail, RailReport } from '../../core/payouts/payout-rail.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { mayBeSent } from '../run-payout-batch/hand-over.ts';
import {
  isReleased,
  loadReleasedPayouts,
  type ReleasedBatch,
} from '../shared/paying/load-released-payouts.ts';
import { type OpenRail, RailUnavailableError } from '../shared/paying/open-rail.ts';
import { railAccountOf } from '../shared/paying/rail-account-of.ts';
import { applyReport, type RecordReportPorts } from '../shared/paying/record-rail-report.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { giveToPeople } from './give-to-people.ts';

export type BatchKey = { readonly merchantId: string; readonly batchId: string };

export type LookUpPayoutsPorts = RecordReportPorts & {
  readonly payouts: RecordReportPorts['payouts'] &
    Pick<PayoutStore, 'listOpenBatches' | 'lastCallOf' | 'closeBatch'>;
  readonly openRail: OpenRail;
  /** Has batches run again whose order may be sent again. */
  readonly enqueue: (batches: readonly BatchKey[]) => Promise<void>;
};

/** Rails count calls, so few batches are asked about at once. */
const batchesAtOnce = 3;
const msPerTurn = 60_000;

/** What was found, for whoever watches. */
export type LookUps = {
  readonly batches: number;
  /** Payouts that still wait for their rails. */
  readonly open: number;
  readonly inReview: number;
  /** How long the oldest payout without an answer has waited. */
  readonly oldestUnclearMs: number;
  /** What rails said that contradicts what is booked. */
  readonly contradictions: number;
};

const nothing: LookUps = {
  ...{ batches: 0, open: 0, inReview: 0 },
  ...{ oldestUnclearMs: 0, contradictions: 0 },
};

/**
 * Asks rails that are called what became of payouts that are on their way, by their open batches, so that it costs what is open and not what
 * exists. Nothing is ever sent from here: what a rail has not seen, and may still be sent, is given to the worker of its batch;
 * what cannot be sent any more is given back once the rail says that it never took it; and what stays without an answer becomes a
 * person's. It can be killed anywhere and run again, and twice at once.
 *
 * @throws AggregateError after all batches had their turn, if some could not be asked about.
 */
export function makeLookUpPayouts(ports: LookUpPayoutsPorts) {
  return async (): Promise<LookUps> => {
    const keys = await ports.payouts.listOpenBatches();
    const failures: unknown[] = [];
    const found = await mapBounded(inTurn(keys, ports.now()), batchesAtOnce, async (key) => {
      try {
        return await lookUpBatch(ports, key);
      } catch (error) {
        failures.push(error);
        return nothing;
      }
    });
    if (failures.length > 0) {
      throw new AggregateError(failures, `${failures.length} batches could not be looked up.`);
    }
    return found.reduce(addUp, nothing);
  };
}

/** Begins with another one each time, so that a run that is cut short never leaves out the same. */
function inTurn(keys: readonly BatchKey[], at: Instant): BatchKey[] {
  const first = keys.length === 0 ? 0 : Math.floor(at / msPerTurn) % keys.length;
  return [...keys.slice(first), ...keys.slice(0, first)];
}

async function lookUpBatch(
  ports: LookUpPayoutsPorts,
  { merchantId, batchId }: BatchKey,
): Promise<LookUps> {
  const batch = await ports.payouts.findBatch(merchantId, batchId);
  if (!isReleased(batch)) return nothing;

  const payouts = await loadReleasedPayouts(ports, batch);
  if (!payouts.some(isOpen)) return describe(ports, batch, payouts, 0);

  const startedAt = ports.now();
  const { reports, mayStillBeSent, isSendingOver } = await ask(ports, batch, payouts, startedAt);
  let contradictions = 0;
  for (const payout of payouts.filter(isOpen)) {
    const report = reports.find(({ payoutId }) => payoutId === payout.payoutId);
    if (report === undefined) continue;
    const recorded = await applyReport(ports, payout, report, isSendingOver);
    if (recorded.kind === 'contradicted') contradictions += 1;
  }
  if (mayStillBeSent && reports.some(isUnknown)) await ports.enqueue([{ merchantId, batchId }]);
  await giveToPeople(ports, batch, startedAt);
  return describe(ports, batch, await loadReleasedPayouts(ports, batch), contradictions);
}

const isOpen = ({ state }: Payout): boolean => openStates.includes(state);

/** The rail does not have it, as far as it says. */
const isUnknown = ({ finding }: RailReport): boolean =>
  finding === 'never-seen' || finding === 'unclear';

/**
 * Asks the rail. One that cannot be called any more knows nothing, which is told once people are to decide; until then it is a fault.
 */
async function ask(
  ports: Pick<LookUpPayoutsPorts, 'openRail' | 'payouts'>,
  batch: ReleasedBatch,
  payouts: readonly Payout[],
  at: Instant,
) {
  const rail = await openFor(ports.openRail, batch, at);
  if (!('lookUp' in rail)) {
    const reports = payouts.map(
      ({ payoutId }): RailReport => ({ payoutId, finding: 'unclear', evidence: rail.reason }),
    );
    return { reports, mayStillBeSent: false, isSendingOver: false };
  }
  const order = makeRailOrder(batch, payouts, await ports.payouts.lastCallOf(batch));
  const times = sendTimes(order, rail.limits);
  return {
    reports: await rail.lookUp(order),
    mayStillBeSent: at < times.sendUntil && mayBeSent(payouts),
    // Asked before it was over, a rail cannot know what is sent afterwards.
    isSendingOver: at >= times.sendingIsOverAt,
  };
}

async function openFor(
  openRail: OpenRail,
  batch: ReleasedBatch,
  at: Instant,
): Promise<PayoutRail | { readonly reason: string }> {
  const account = railAccountOf(batch);
  if (account === undefined) throw new Error(`The batch ${batch.batchId} goes over no such rail.`);
  try {
    return await openRail(account);
  } catch (error) {
    const { reviewAt } = reviewTimes({ submittedAt: batch.released.at });
    if (!(error instanceof RailUnavailableError) || at < reviewAt) throw error;
    return { reason: error.message };
  }
}

async function describe(
  ports: LookUpPayoutsPorts,
  batch: ReleasedBatch,
  payouts: readonly Payout[],
  contradictions: number,
): Promise<LookUps> {
  if (!payouts.some(({ state }) => onItsWay.includes(state))) {
    await ports.payouts.closeBatch(batch);
    return { ...nothing, contradictions };
  }
  const hasUnclear = payouts.some(({ state }) => state === 'unclear');
  return {
    batches: 1,
    open: payouts.filter(isOpen).length,
    inReview: payouts.filter(({ state }) => state === 'review').length,
    oldestUnclearMs: hasUnclear ? ports.now() - batch.released.at : 0,
    contradictions,
  };
}

function addUp(one: LookUps, other: LookUps): LookUps {
  return {
    batches: one.batches + other.batches,
    open: one.open + other.open,
    inReview: one.inReview + other.inReview,
    oldestUnclearMs: Math.max(one.oldestUnclearMs, other.oldestUnclearMs),
    contradictions: one.contradictions + other.contradictions,
  };
}
