import type { Sha256 } from '../../encoding/hashing.ts';
import { cameBack, type Payout } from '../../payouts/payout.ts';
import { authorityJournal } from '../../tax/remittance.ts';
import type { Instant } from '../../time/instant.ts';
import type { Entry } from '../entry.ts';
import type { LedgerExport } from '../ledger-export.ts';
import { maxPostingAgeMs } from '../posting-time.ts';
import { checkAuthority, remittanceNameOf, remittedBy } from './check-authority.ts';
import type { Violation } from './violation.ts';

/** One merchant's payments of withheld tax: each authority's journal holds, and nothing was remitted that was not withheld at the time. */
export function checkRemittances(
  merchantId: string,
  { authorities = [], payouts }: Pick<LedgerExport, 'authorities' | 'payouts'>,
  sha256: Sha256,
): Violation[] {
  return authorities.flatMap((authority) => {
    const { head, entries } = authority;
    const where = `${merchantId}/${authorityJournal(head.country)}`;
    const ordered = entries.toSorted((a, b) => a.sequence - b.sequence);
    return [
      ...checkAuthority(authority, sha256),
      ...checkLimits(where, ordered, payouts, head.country),
    ];
  });
}

/** What came back later lowers what is owed, and not what was rightly paid. */
function checkLimits(
  where: string,
  ordered: readonly Entry[],
  payouts: readonly Payout[],
  country: string,
): Violation[] {
  const paid = new Map<string, bigint>();
  return ordered.flatMap((entry): Violation[] => {
    const name = remittanceNameOf(entry);
    const sum = (paid.get(name) ?? 0n) + remittedBy(entry);
    paid.set(name, sum);
    const withheld = payouts
      .filter(({ withholding }) => withholding?.payerCountry === country)
      .filter(({ withholding, currency }) => `${withholding?.taxYear}/${currency}` === name)
      .filter((payout) => wasWithheldAt(payout, entry.postedAt))
      .reduce((total, { withholding }) => total + (withholding?.withheldMinorUnits ?? 0n), 0n);
    if (sum <= withheld) return [];
    const detail = `${sum} are remitted of ${name}, ${withheld} were withheld.`;
    return [{ invariant: 'I6', where: `${where}#${entry.sequence}`, detail }];
  });
}

/** Clocks differ, so what came back within the age of an entry may have been there still. */
function wasWithheldAt({ history, state }: Payout, at: Instant): boolean {
  const reservedAt = history[0]?.at ?? 0;
  if (reservedAt > at + maxPostingAgeMs) return false;
  if (!cameBack.includes(state)) return true;
  const backAt = history.find((step) => cameBack.includes(step.state))?.at ?? 0;
  return backAt > at - maxPostingAgeMs;
}
