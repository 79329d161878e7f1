import { balancesOf } from '../../../core/ledger/balances.ts';
import { indirectTaxPart } from '../../../core/ledger/indirect-tax-part.ts';
import { isCash } from '../../../core/ledger/is-cash.ts';
import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import { payableSince } from '../../../core/ledger/payable-since.ts';
import { dueOf } from '../../../core/payouts/due-of.ts';
import type { PayableAccount } from '../../../core/payouts/payable-account.ts';
import { type CashAmounts, reachesMinimum } from '../../../core/payouts/reaches-minimum.ts';
import { type RollOver, rollOver, rollOverMonths } from '../../../core/payouts/roll-over.ts';
import { reachesBefore, waitingParts } from '../../../core/payouts/waiting-part.ts';
import { addMonths } from '../../../core/time/add-months.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { type History, openHistory } from './open-history.ts';

/** From where an account is looked at. */
export type DueView = {
  /** The beginning of the run. */
  readonly at: Instant;
  /** What became payable since then waits. Absent: nothing waits. */
  readonly payableBefore?: Instant | undefined;
  /** What the run has reserved of it already. Absent: nothing. */
  readonly reserved?: CashAmounts;
  /** When what became payable at a moment is due. Absent: nobody asks. */
  readonly dueFrom?: (payableAt: Instant) => Instant;
};

/**
 * An account with what of it waits for a later run, and of one below its minimum, until when it does. Both are in the
 * account's entries, which are read back from the head as far as they have to: to the cut-off, and of a small balance to
 * where it came from.
 */
export async function withDueParts(
  { ledger }: { readonly ledger: Pick<LedgerStore, 'listEntries'> },
  account: PayableAccount,
  { at, payableBefore, reserved = {}, dueFrom }: DueView,
): Promise<PayableAccount> {
  const { head } = account;
  // What is no cash waits for nothing; but a batch has the cut-offs of all of its members, or of none.
  if (!hasCash(account)) return { ...account, ...cutOffAt(payableBefore) };

  const history = openHistory(ledger, head);
  const due = payableBefore === undefined ? account : await cut(payableBefore);
  if (account.left === true || reachesMinimum(due, reserved).isReached) return due;
  return { ...due, rollOvers: await readRollOvers(history, due, at, reserved) };

  async function cut(before: Instant): Promise<PayableAccount> {
    const entries = await history((read) => reachesBefore(read, before));
    const waiting = waitingParts(head, entries, before, dueFrom);
    return { ...account, payableBefore: before, waiting };
  }
}

const cutOffAt = (payableBefore: Instant | undefined) =>
  payableBefore === undefined ? {} : { payableBefore };

const hasCash = ({ head }: PayableAccount): boolean =>
  Object.entries(head.balances).some(([unit, { payable }]) => isCash(unit) && payable > 0n);

/** Nobody looks further back than a balance can roll over: what is older is paid. */
async function readRollOvers(
  history: History,
  account: PayableAccount,
  at: Instant,
  reserved: CashAmounts,
): Promise<Readonly<Record<string, RollOver>>> {
  const { balances } = account.head;
  const longAgo = addMonths(at, -rollOverMonths);
  const rollOvers: Record<string, RollOver> = {};
  for (const currency of Object.keys(balances).filter(isCash)) {
    if (dueOf(account, currency) <= 0n) continue;
    // What the run has reserved was part of it when it was judged first.
    const { payable } = balancesOf(balances, currency);
    const earned = payable - indirectTaxPart(account.head, currency, payable);
    const whole = earned + (reserved[currency] ?? 0n);
    const sinceIn = (entries: Parameters<typeof payableSince>[0]) =>
      payableSince(entries, currency, whole);
    const entries = await history(
      (read) => sinceIn(read) !== undefined || reachesBefore(read, longAgo),
    );
    rollOvers[currency] = rollOver(sinceIn(entries), at);
  }
  return rollOvers;
}
