import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { RateStore } from '../../core/money/rate-store.ts';
import { cutOffFor } from '../../core/payouts/cut-off-for.ts';
import type { PayoutQuotes } from '../../core/payouts/find-quote.ts';
import { judgeParts, type PartVerdict } from '../../core/payouts/judge-parts.ts';
import { ledgerCurrencyOf } from '../../core/payouts/ledger-currency.ts';
import type { Receiver } from '../../core/payouts/list-receivers.ts';
import { movedCurrencyOf } from '../../core/payouts/moved-currency.ts';
import type { PayableAccount } from '../../core/payouts/payable-account.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import type { PayoutRail } from '../../core/payouts/payout-rail.ts';
import type { PayoutBatch } from '../../core/payouts/payout-store.ts';
import { sumReserved } from '../../core/payouts/sum-reserved.ts';
import type { Instant } from '../../core/time/instant.ts';
import { loadQuotes } from '../shared/paying/load-quotes.ts';
import { withDueParts } from '../shared/paying/with-due-parts.ts';

export type JudgeReceiverPorts = {
  readonly ledger: Pick<LedgerStore, 'listEntries'>;
  readonly rates: Pick<RateStore, 'listDays'>;
  readonly now: () => Instant;
};

/** How a receiver is paid, and how much of the account waits for a later run. */
export type JudgedReceiver = {
  readonly verdict: Extract<PartVerdict, { pays: true }>;
  readonly waitingMinorUnits: bigint;
};

/** How a receiver of a batch is paid now; `undefined` for whoever is not, or no longer by this batch. */
export async function judgeReceiver(
  ports: JudgeReceiverPorts,
  batch: PayoutBatch,
  account: PayableAccount,
  {
    receiver,
    payouts,
    rail,
  }: {
    readonly receiver: Receiver;
    /** The account's. */
    readonly payouts: readonly Payout[];
    readonly rail: Pick<PayoutRail, 'limits'> | undefined;
  },
): Promise<JudgedReceiver | undefined> {
  const { runId, createdAt, debtor, originator } = batch;
  const currency = ledgerCurrencyOf(batch);
  const quotes = await quotesFor(ports, batch);
  const reserved = sumReserved(payouts, runId);
  const payableBefore = cutOffFor(batch, receiver);
  const due = await withDueParts(ports, account, { at: createdAt, payableBefore, reserved });
  const rails = rail === undefined ? {} : { [rail.limits.rail]: rail };
  const paying = { currency, debtor, originator, rails, reserved, ...quotes };
  const verdict = judgeParts(due, paying).find(({ payeeId }) => payeeId === receiver.payeeId);
  if (!verdict?.pays || verdict.method.rail !== batch.rail) return undefined;
  // Whose account has become one of another currency since the plan is no longer of this batch.
  if (movedCurrencyOf(verdict.method, currency) !== batch.currency) return undefined;
  return { verdict, waitingMinorUnits: due.waiting?.[currency]?.minorUnits ?? 0n };
}

/** The reservation takes its own quote, whatever the plan had. */
async function quotesFor(
  ports: JudgeReceiverPorts,
  { merchantId, exchange }: PayoutBatch,
): Promise<{ readonly quotes?: PayoutQuotes }> {
  if (exchange === undefined) return {};
  return { quotes: await loadQuotes(ports, merchantId, exchange.source, ports.now()) };
}
