import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import { reservePayout } from '../../core/ledger/reserve-payout.ts';
import { returnPayout } from '../../core/ledger/return-payout.ts';
import { approvedFor } from '../../core/payouts/approved-for.ts';
import { judgeParts } from '../../core/payouts/judge-parts.ts';
import type { Receiver } from '../../core/payouts/list-receivers.ts';
import type { PayableAccount } from '../../core/payouts/payable-account.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import type { PayoutBatch, PayoutStore } from '../../core/payouts/payout-store.ts';
import { submitPayout } from '../../core/payouts/submit-payout.ts';
import { sumReserved } from '../../core/payouts/sum-reserved.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Instant } from '../../core/time/instant.ts';
import { loadPayableAccount } from '../shared/paying/load-payable-account.ts';
import { movePayout } from '../shared/paying/move-payout.ts';

export type SubmitPayoutPorts = {
  readonly ledger: Pick<LedgerStore, 'readHead' | 'write'>;
  readonly payouts: Pick<
    PayoutStore,
    'findBatch' | 'findPayout' | 'listPayoutsOfCreator' | 'submit'
  >;
  readonly directory: Pick<ProgramDirectory, 'findCreator' | 'findEnrolment' | 'findPayee'>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

const maxAttempts = 16;

/**
 * Brings one receiver of a batch to a submitted payout: reserves what is payable (of a divided account
 * the receiver's part), unless that was done, and submits it. A reversal in between takes the reservation back, and what is left is
 * reserved anew. Where the payouts of one of the creator's programs are paused, nothing is reserved, and what was is given back.
 * `undefined` if there is nothing to pay now.
 */
export async function submitPayoutOfCreator(
  ports: SubmitPayoutPorts,
  batch: PayoutBatch,
  programs: readonly Program[],
  receiver: Receiver,
): Promise<Payout | undefined> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const payout = await reserveOnce(ports, batch, programs, receiver);
    if (payout === 'stale') {
      if (await isReleased(ports, batch)) return undefined;
      continue;
    }
    if (payout === undefined || payout.state !== 'intended') return payout;

    const at = ports.now();
    const outcome = await ports.payouts.submit(payout, at);
    if (outcome === 'submitted') return submitPayout(payout, at);
    if (outcome === 'reversed') await cancel(ports, payout, reversed);
  }
  throw new Error(`The account of ${receiver.creatorId} kept changing while it was paid.`);
}

/** Nothing is reserved any more for what another worker has released. */
async function isReleased(
  { payouts }: SubmitPayoutPorts,
  { merchantId, batchId }: PayoutBatch,
): Promise<boolean> {
  return (await payouts.findBatch(merchantId, batchId))?.released !== undefined;
}

/** The batch's payout to the receiver, reserved now if there was none. */
async function reserveOnce(
  ports: SubmitPayoutPorts,
  batch: PayoutBatch,
  programs: readonly Program[],
  { creatorId, payeeId }: Receiver,
): Promise<Payout | 'stale' | undefined> {
  const { merchantId, batchId, createdAt } = batch;
  // The account first: a reservation that the list does not show yet has moved the head since.
  const account = await loadPayableAccount(ports, programs, merchantId, creatorId, createdAt);
  const payouts = await ports.payouts.listPayoutsOfCreator(merchantId, creatorId);
  const existing = payouts.find(
    (payout) =>
      payout.batchId === batchId &&
      payout.division?.payeeId === payeeId &&
      payout.state !== 'cancelled',
  );
  if (existing?.state === 'intended' && account.paused) {
    await cancel(ports, existing, 'The payouts of a program of the creator are paused.');
    return undefined;
  }
  if (existing !== undefined) return existing;
  return reserve(ports, batch, account, payouts, payeeId);
}

async function reserve(
  ports: SubmitPayoutPorts,
  batch: PayoutBatch,
  account: PayableAccount,
  payouts: readonly Payout[],
  payeeId: string | undefined,
): Promise<Payout | 'stale' | undefined> {
  const { batchId, runId, currency, debtor, originator, rail } = batch;
  const { creatorId } = account.head;
  const approved = approvedFor(
    batch,
    payeeId === undefined ? { creatorId } : { creatorId, payeeId },
  );
  const reservedMinorUnits = sumReserved(payouts, runId, currency);
  const verdict = judgeParts(account, { currency, debtor, originator, reservedMinorUnits }).find(
    (part) => part.payeeId === payeeId,
  );
  if (!verdict?.pays || verdict.method.rail !== rail) return undefined;

  const { terms } = account;
  const reservation = reservePayout(
    account.head,
    {
      ...{ currency, runId, batchId, method: verdict.method, at: ports.now() },
      ...(terms === undefined ? {} : { terms }),
      ...(payeeId === undefined ? {} : { payeeId }),
      ...(approved === undefined ? {} : { minorUnitsMax: approved }),
    },
    ports.sha256,
  );
  const outcome = await ports.ledger.write(reservation);
  return outcome === 'written' ? reservation.payout.next : 'stale';
}

const reversed = 'An order was reversed after the reservation.';

async function cancel(
  ports: SubmitPayoutPorts,
  { merchantId, payoutId }: Payout,
  evidence: string,
): Promise<void> {
  const reason = {
    outcome: 'cancelled' as const,
    at: ports.now(),
    evidence,
  };
  await movePayout(ports, merchantId, payoutId, (head, payout) =>
    payout.state === 'intended' ? returnPayout(head, payout, reason, ports.sha256) : undefined,
  );
}
