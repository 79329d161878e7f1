import type { Instant } from '../time/instant.ts';
import type { AccountVerdict } from './judge-account.ts';

/** Why nobody is paid to an account for now, although everything else is in order. */
export type AccountHold = {
  /** Whose account; absent: the creator's own. */
  readonly payeeId?: string;
} & (
  | { readonly reason: 'cooling-off'; readonly until: Instant }
  /** Others use it, too, and the merchant wants to look at that first. */
  | { readonly reason: 'duplicate-account' }
);

/** A verdict, unless the account that it would pay to is held. */
export function withHolds<Verdict extends AccountVerdict & { readonly payeeId?: string }>(
  verdict: Verdict,
  holds: readonly AccountHold[] = [],
): Verdict | (Extract<AccountVerdict, { pays: false }> & Pick<AccountHold, 'payeeId'>) {
  const hold = holds.find(({ payeeId }) => payeeId === verdict.payeeId);
  if (!verdict.pays || hold === undefined) return verdict;
  const { minorUnits } = verdict;
  return { pays: false, minorUnits, ...hold };
}
