import { balancesOf } from '../ledger/balances.ts';
import type { Entry } from '../ledger/entry.ts';
import { indirectTaxPart } from '../ledger/indirect-tax-part.ts';
import { isCash } from '../ledger/is-cash.ts';
import { payableSince } from '../ledger/payable-since.ts';
import { maxPostingAgeMs } from '../ledger/posting-time.ts';
import { sumArrivals } from '../ledger/sum-arrivals.ts';
import { sumParts } from '../payees/sum-parts.ts';
import type { Instant } from '../time/instant.ts';
import type { PayableAccount, WaitingPart } from './payable-account.ts';

/**
 * What of an account waits for a later run, because it became payable too late for this one; by currency, without those
 * of which nothing waits.
 *
 * What is paid or taken back is the oldest, so whatever is left beyond what arrived since the cut-off is due. What a run
 * has set aside for somebody was due then, and never waits; nor does indirect tax, which comes with the invoice and is paid
 * with what it is on.
 *
 * @param entries the account's last ones, newest first, at least as many as `reachesBefore` asks for.
 * @param dueFrom when what became payable at a moment is due.
 */
export function waitingParts(
  head: PayableAccount['head'],
  entries: readonly Entry[],
  payableBefore: Instant,
  dueFrom?: (payableAt: Instant) => Instant,
): Readonly<Record<string, WaitingPart>> {
  const late = entries.filter(({ postedAt }) => postedAt >= payableBefore);
  const parts = Object.entries(sumArrivals(late)).flatMap(([unit, arrived]) => {
    if (!isCash(unit)) return [];
    const setAside = sumParts(head.setAside?.[unit] ?? []);
    const { payable } = balancesOf(head.balances, unit);
    const tax = indirectTaxPart(head, unit, payable);
    const minorUnits = least(arrived, payable - setAside - (tax > 0n ? tax : 0n));
    if (minorUnits <= 0n) return [];
    const since = payableSince(late, unit, minorUnits);
    const until = since === undefined ? undefined : dueFrom?.(since);
    return [[unit, { minorUnits, ...(until === undefined ? {} : { until }) }] as const];
  });
  return Object.fromEntries(parts);
}

/** Whether the last of some entries, newest first, was certainly written before a moment, and with it all before it. */
export function reachesBefore(entries: readonly Entry[], moment: Instant): boolean {
  const oldest = entries.at(-1);
  // Writers' clocks differ: an entry bears a time that much before or after the one at which it is written.
  return oldest !== undefined && oldest.postedAt < moment - 2 * maxPostingAgeMs;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
