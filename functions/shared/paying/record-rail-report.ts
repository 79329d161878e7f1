import type { Sha256 } from '../../../core/encoding/hashing.ts';
import type { AccountHead } from '../../../core/ledger/account-head.ts';
import { confirmPayout } from '../../../core/ledger/confirm-payout.ts';
import type { AccountWrite } from '../../../core/ledger/ledger-store.ts';
import { returnPayout } from '../../../core/ledger/return-payout.ts';
import { takeBackPayout } from '../../../core/ledger/take-back-payout.ts';
import { describeReport } from '../../../core/payouts/describe-report.ts';
import { moveTo, type PayoutEvidence } from '../../../core/payouts/move-to.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import type { CalledRail, RailReport } from '../../../core/payouts/payout-rail.ts';
import type { PayoutStore } from '../../../core/payouts/payout-store.ts';
import { type ReportMove, weighReport } from '../../../core/payouts/weigh-report.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { type MovePayoutPorts, movePayout } from './move-payout.ts';

export type RecordReportPorts = MovePayoutPorts & {
  readonly payouts: Pick<PayoutStore, 'findPayout' | 'findBatch' | 'mark'>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

export type RecordedReport =
  /** The merchant has no such payout over this rail. */
  | { readonly kind: 'unknown' }
  /** The payout says so now, or said so before, or knows better. */
  | { readonly kind: 'recorded' | 'known'; readonly payout: Payout }
  /** It contradicts what is booked. It is in the history of the payout; a person must look. */
  | { readonly kind: 'contradicted'; readonly payout: Payout };

export type RecordRailReport = (
  merchantId: string,
  rail: CalledRail,
  report: RailReport,
) => Promise<RecordedReport>;

/** Somebody else wrote to the payout this often in a row: give the work back to its sender. */
const maxAttempts = 16;

/**
 * Takes what a rail says of a payout of its own accord, such as by a webhook, at any time, as often as it likes and in any order. What
 * a payout that was never handed over is said to have done is a contradiction.
 */
export function makeRecordRailReport(ports: RecordReportPorts): RecordRailReport {
  return async (merchantId, rail, report) => {
    const payout = await ports.payouts.findPayout(merchantId, report.payoutId);
    if (payout?.method.rail !== rail) return { kind: 'unknown' };

    const batch = await ports.payouts.findBatch(merchantId, payout.batchId);
    const isReleased = batch?.released?.payoutIds.includes(report.payoutId) ?? false;
    // Nobody but the worker of its batch moves it, and that by what the release says.
    if (!isReleased) return { kind: 'contradicted', payout };
    return applyReport(ports, payout, report, false);
  };
}

/**
 * Moves a released payout as its rail reports, by compare-and-set.
 *
 * @param isSendingOver whether nobody could send it any more when the rail was asked.
 */
export async function applyReport(
  ports: RecordReportPorts,
  known: Pick<Payout, 'merchantId' | 'payoutId'>,
  report: RailReport,
  isSendingOver: boolean,
): Promise<RecordedReport> {
  const { merchantId, payoutId } = known;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const payout = await ports.payouts.findPayout(merchantId, payoutId);
    if (payout === undefined) return { kind: 'unknown' };
    const move = weighReport(payout, report, isSendingOver);
    if (move === undefined) return { kind: 'known', payout };
    const next = await makeMove(ports, payout, move, report);
    if (next !== undefined) {
      return { kind: isContradiction(move) ? 'contradicted' : 'recorded', payout: next };
    }
  }
  throw new Error(`The payout ${payoutId} kept changing.`);
}

const isContradiction = (move: ReportMove): boolean =>
  move.kind === 'note' || (move.kind === 'mark' && move.state === 'review');

/** The payout as it is after the move; `undefined` if it is another one by now. */
async function makeMove(
  ports: RecordReportPorts,
  payout: Payout,
  move: ReportMove,
  report: RailReport,
): Promise<Payout | undefined> {
  const evidence = describeReport(payout.method.rail, report);
  const at = ports.now();
  if (move.kind === 'note') {
    // Said once, it is kept once.
    if (payout.history.some((line) => line.evidence === evidence)) return payout;
    return write(ports, moveTo(payout, payout.state, { at, evidence }), payout.state);
  }
  const reason = { at, evidence, atRail: atRailAfter(payout, report, move) };
  if (move.kind === 'mark') {
    return write(ports, moveTo(payout, move.state, reason), payout.state);
  }
  let moved = false;
  const after = await movePayout(ports, payout.merchantId, payout.payoutId, (head, current) => {
    moved = isSameMove(current, payout);
    return moved ? post(head, current, move.kind, reason, ports.sha256) : undefined;
  });
  return moved ? after : undefined;
}

const isSameMove = (current: Payout, payout: Payout): boolean =>
  current.state === payout.state && current.history.length === payout.history.length;

function post(
  head: AccountHead,
  payout: Payout,
  kind: 'confirm' | 'fail' | 'take-back',
  reason: PayoutEvidence,
  sha256: Sha256,
): AccountWrite {
  if (kind === 'confirm') return confirmPayout(head, payout, reason, sha256);
  if (kind === 'take-back') return takeBackPayout(head, payout, reason, sha256);
  return returnPayout(head, payout, { ...reason, outcome: 'failed' }, sha256);
}

/** The first id that a rail had for it stays: another one is another payment. */
function atRailAfter(
  { atRail }: Payout,
  { finding, reference }: RailReport,
  move: ReportMove,
): NonNullable<Payout['atRail']> {
  const id = atRail?.reference ?? reference;
  const isReview = move.kind === 'mark' && move.state === 'review';
  return {
    finding: isReview && finding !== 'never-seen' ? 'contradicted' : finding,
    ...(id === undefined ? {} : { reference: id }),
  };
}

async function write(
  { payouts }: Pick<RecordReportPorts, 'payouts'>,
  next: Payout,
  expected: Payout['state'],
): Promise<Payout | undefined> {
  return (await payouts.mark(next, expected)) === 'written' ? next : undefined;
}
