import type { UnitBalances } from '../ledger/account-head.ts';
import type { Merchant, PayoutMethod } from '../programs/program.ts';
import type { PayoutSkip } from './payout-store.ts';

/** Whether an account is paid out, and if not, why; `undefined` if there is nothing to say about it. */
export type AccountVerdict =
  | { readonly pays: true; readonly minorUnits: bigint; readonly method: PayoutMethod }
  | { readonly pays: false; readonly minorUnits: bigint; readonly reason: PayoutSkip['reason'] };

export type AccountToJudge = {
  readonly currency: string;
  readonly balances: UnitBalances;
  readonly minimumMinorUnits: bigint;
  readonly method: PayoutMethod | undefined;
  readonly debtor: Merchant['debtor'];
  /** Payouts of a program that the creator is in are stopped. */
  readonly paused: boolean;
};

/**
 * Judges one currency of an account, in the order in which a creator would want to know: a debt,
 * money on hold without which the minimum is not reached, the minimum, a program whose payouts are stopped, the way
 * of payment. An account is one sum for all programs of a creator, so one stopped program stops all of it.
 *
 * `minorUnits` is what would be paid; of an account in debt the debt, negative.
 */
export function judgeAccount(account: AccountToJudge): AccountVerdict | undefined {
  const { payable, held, debt } = account.balances;
  if (payable === 0n && held === 0n && debt === 0n) return undefined;
  if (debt > 0n) return { pays: false, minorUnits: -debt, reason: 'in-debt' };

  const minorUnits = payable;
  if (payable < account.minimumMinorUnits || payable === 0n) {
    const isHeldBack = held > 0n && payable + held >= account.minimumMinorUnits;
    return { pays: false, minorUnits, reason: isHeldBack ? 'on-hold' : 'below-minimum' };
  }
  if (account.paused) return { pays: false, minorUnits, reason: 'program-paused' };
  if (account.method === undefined) return { pays: false, minorUnits, reason: 'no-payout-method' };
  if (!carries(account.method, account)) {
    return { pays: false, minorUnits, reason: 'rail-unavailable' };
  }
  return { pays: true, minorUnits, method: account.method };
}

/** SEPA carries euro only, and leaves from a bank account of the merchant. */
function carries({ rail }: PayoutMethod, { currency, debtor }: AccountToJudge): boolean {
  return rail !== 'sepa' || (currency === 'EUR' && debtor !== undefined);
}
