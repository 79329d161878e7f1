import { balancesOf } from '../ledger/balances.ts';
import { indirectTaxPart } from '../ledger/indirect-tax-part.ts';
import { isCash } from '../ledger/is-cash.ts';
import type { Fraction } from '../money/fraction.ts';
import { dueOf } from './due-of.ts';
import type { PayableAccount } from './payable-account.ts';
import { choosePayoutMinimum } from './payout-minimum.ts';

/** Minor units of cash, by currency. */
export type CashAmounts = Readonly<Record<string, bigint>>;

/** Whether an account is worth paying: as it is, or if what is held back in it were payable. */
export type MinimumVerdict = { readonly isReached: boolean; readonly isReachedWithHeld: boolean };

/**
 * Asks the minimum of the currencies of an account together: each counts as the part of its own minimum that is due in
 * it, and it is reached when the parts come to a whole. So no rate is needed, and the sum is exact. Indirect tax counts not.
 *
 * @param reserved what the run has reserved of the account already: it counts, too.
 */
export function reachesMinimum(
  account: Pick<PayableAccount, 'head' | 'settings' | 'waiting'>,
  reserved: CashAmounts = {},
): MinimumVerdict {
  const currencies = new Set([...Object.keys(account.head.balances), ...Object.keys(reserved)]);
  const parts = [...currencies].filter(isCash).map((currency) => ({
    minimum: choosePayoutMinimum(currency, account.settings),
    due: earnedOf(account, currency) + (reserved[currency] ?? 0n),
    held: balancesOf(account.head.balances, currency).held,
  }));
  return {
    isReached: isWhole(parts.map(({ due, minimum }) => ({ amount: due, minimum }))),
    isReachedWithHeld: isWhole(
      parts.map(({ due, held, minimum }) => ({ amount: due + held, minimum })),
    ),
  };
}

/** What is due without the indirect tax on it. */
function earnedOf(account: Pick<PayableAccount, 'head' | 'waiting'>, currency: string): bigint {
  const due = dueOf(account, currency);
  return due - indirectTaxPart(account.head, currency, due);
}

function isWhole(parts: readonly { readonly amount: bigint; readonly minimum: bigint }[]): boolean {
  const counted = parts.filter(({ amount }) => amount > 0n);
  if (counted.some(({ minimum }) => minimum === 0n)) return true;
  const { numerator, denominator } = counted.reduce<Fraction>(
    (sum, { amount, minimum }) => ({
      numerator: sum.numerator * minimum + amount * sum.denominator,
      denominator: sum.denominator * minimum,
    }),
    { numerator: 0n, denominator: 1n },
  );
  return numerator >= denominator;
}
