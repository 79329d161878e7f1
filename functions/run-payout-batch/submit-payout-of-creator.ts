import type { Sha256 } from '../../core/encoding/hashing.ts';
import { confirmPayout } from '../../core/ledger/confirm-payout.ts';
import { isCash } from '../../core/ledger/is-cash.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import { reservePayout } from '../../core/ledger/reserve-payout.ts';
import { returnPayout } from '../../core/ledger/return-payout.ts';
import type { RateStore } from '../../core/money/rate-store.ts';
import { approvedFor } from '../../core/payouts/approved-for.ts';
import { conversionOfPlan } from '../../core/payouts/conversion-of-plan.ts';
import { grossOf } from '../../core/payouts/gross-of.ts';
import { ledgerCurrencyOf } from '../../core/payouts/ledger-currency.ts';
import type { Receiver } from '../../core/payouts/list-receivers.ts';
import type { PayableAccount } from '../../core/payouts/payable-account.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import type { PayoutRail } from '../../core/payouts/payout-rail.ts';
import type { PayoutBatch, PayoutStore } from '../../core/payouts/payout-store.ts';
import { submitPayout } from '../../core/payouts/submit-payout.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { MerchantTax } from '../../core/tax/merchant-tax.ts';
import { taxDayOf } from '../../core/tax/tax-day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { loadPayableAccount } from '../shared/paying/load-payable-account.ts';
import { movePayout } from '../shared/paying/move-payout.ts';
import { countForTax } from './count-for-tax.ts';
import { judgeReceiver } from './judge-receiver.ts';

export type SubmitPayoutPorts = {
  readonly ledger: Pick<
    LedgerStore,
    'readHead' | 'readInvoicing' | 'readTaxYear' | 'listEntries' | 'write'
  >;
  readonly payouts: Pick<
    PayoutStore,
    'findBatch' | 'findPayout' | 'listPayoutsOfCreator' | 'submit'
  >;
  readonly directory: Pick<
    ProgramDirectory,
    'findBilling' | 'findCreator' | 'findEnrolment' | 'findPayee' | 'findTaxProfile'
  >;
  readonly rates: Pick<RateStore, 'listDays'>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

/** What the payouts of a batch have in common. */
export type BatchTerms = {
  readonly programs: readonly Program[];
  /** Of a batch over a rail that is called. */
  readonly rail: Pick<PayoutRail, 'limits'> | undefined;
  /** Who the merchant is for tax, if it withholds any. */
  readonly payer?: MerchantTax | undefined;
};

const maxAttempts = 16;

/**
 * Brings one receiver of a batch to a submitted payout: reserves what is payable (of a divided account
 * the receiver's part), unless that was done, and submits it. A reversal in between takes the reservation back, and what is left is
 * reserved anew, and so does a day that ended in between, because tax is withheld by the day of the payment. What is withheld whole
 * moves nothing, and has arrived as soon as it is submitted. Where the payouts of one of the creator's programs are paused, nothing is reserved, and what was is given back.
 * `undefined` if there is nothing to pay now.
 */
export async function submitPayoutOfCreator(
  ports: SubmitPayoutPorts,
  batch: PayoutBatch,
  terms: BatchTerms,
  receiver: Receiver,
): Promise<Payout | undefined> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const payout = await reserveOnce(ports, batch, terms, receiver);
    if (payout === 'stale') {
      if (await isReleased(ports, batch)) return undefined;
      continue;
    }
    if (payout === undefined || payout.state !== 'intended') return finish(ports, payout);

    const at = ports.now();
    if (!isTaxedOnItsDay(payout, terms.payer, at)) {
      await cancel(ports, payout, 'The tax was that of another day.');
      continue;
    }
    const outcome = await ports.payouts.submit(payout, at);
    if (outcome === 'submitted') return finish(ports, submitPayout(payout, at));
    if (outcome === 'reversed') await cancel(ports, payout, reversed);
  }
  throw new Error(`The account of ${receiver.creatorId} kept changing while it was paid.`);
}

function isTaxedOnItsDay(payout: Payout, payer: MerchantTax | undefined, at: Instant): boolean {
  const { currency, withholding, fairValue } = payout;
  // Of no cash whose value nobody knows nothing is counted on any day, and of indirect tax nothing is withheld.
  const isUnvalued = !isCash(currency) && fairValue === undefined;
  const isAllTax = payout.indirectTaxMinorUnits === grossOf(payout);
  if (payer === undefined || isUnvalued || isAllTax) return true;
  return (withholding ?? fairValue)?.day === taxDayOf(payer, at);
}

/** No rail takes a payment of nothing. */
async function finish(
  ports: SubmitPayoutPorts,
  payout: Payout | undefined,
): Promise<Payout | undefined> {
  if (payout?.state !== 'submitted' || payout.minorUnits > 0n) return payout;
  const { merchantId, payoutId } = payout;
  const evidence = 'All of it was withheld for tax.';
  return movePayout(ports, merchantId, payoutId, (head, current) =>
    current.state === 'submitted'
      ? confirmPayout(head, current, { at: ports.now(), evidence }, ports.sha256)
      : undefined,
  );
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
  { programs, rail, payer }: BatchTerms,
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
      (payout.state !== 'cancelled' || payout.isWithdrawn === true),
  );
  if (existing?.state === 'intended' && account.paused) {
    await cancel(ports, existing, 'The payouts of a program of the creator are paused.');
    return undefined;
  }
  if (existing !== undefined) return existing;
  return reserve(ports, batch, account, { payouts, payeeId, rail, payer });
}

type Reserving = Pick<BatchTerms, 'rail' | 'payer'> & {
  readonly payouts: readonly Payout[];
  readonly payeeId: string | undefined;
};

async function reserve(
  ports: SubmitPayoutPorts,
  batch: PayoutBatch,
  account: PayableAccount,
  reserving: Reserving,
): Promise<Payout | 'stale' | undefined> {
  const { batchId, runId } = batch;
  const { payeeId, payer } = reserving;
  const currency = ledgerCurrencyOf(batch);
  const receiver = {
    creatorId: account.head.creatorId,
    ...(payeeId === undefined ? {} : { payeeId }),
  };
  const judged = await judgeReceiver(ports, batch, account, { ...reserving, receiver });
  if (judged === undefined) return undefined;
  const { verdict, waitingMinorUnits } = judged;

  const at = ports.now();
  const approved = approvedFor(batch, receiver) ?? verdict.minorUnits;
  const minorUnits = approved < verdict.minorUnits ? approved : verdict.minorUnits;
  const order = { ...receiver, currency, minorUnits };
  const counted = await countForTax(ports, batch, account.head, { order, payer, at });
  if (counted === 'hold') return undefined;
  const { exchange } = verdict;
  const withheld = counted.tax?.withholding.withheldMinorUnits ?? 0n;
  const net = { currency, minorUnits: minorUnits - withheld };
  if (conversionOfPlan(verdict, net, at) === 'nothing') return undefined;

  const terms = isCash(currency) ? account.terms : undefined;
  const reservation = reservePayout(
    account.head,
    {
      ...{ currency, runId, batchId, method: verdict.method, at },
      ...(terms === undefined ? {} : { terms }),
      minorUnitsMax: minorUnits,
      waitingMinorUnits,
      ...(payeeId === undefined ? {} : { payeeId }),
      ...counted,
      ...(exchange === undefined ? {} : { exchange }),
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
