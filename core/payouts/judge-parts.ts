import { balancesOf } from '../ledger/balances.ts';
import { dividePayable } from '../payees/divide-payable.ts';
import type { PayoutPart } from '../payees/payout-part.ts';
import type { Merchant } from '../programs/program.ts';
import {
  type AccountVerdict,
  isEmpty,
  judgeAccount,
  judgeBalances,
  judgeMethod,
} from './judge-account.ts';
import type { PayableAccount } from './payable-account.ts';
import { choosePayoutMinimum } from './payout-minimum.ts';
import type { RailsToJudge } from './usable-rail.ts';

/** The verdict on one's part of an account; without `payeeId` on the creator's own, or on the whole. */
export type PartVerdict = AccountVerdict & Pick<PayoutPart, 'payeeId'>;

export type CurrencyToJudge = {
  readonly currency: string;
  readonly debtor: Merchant['debtor'];
  /** The rails that are called over which the merchant can pay. Absent: none. */
  readonly rails?: RailsToJudge;
  /** What the run has reserved of a divided account already: it counts towards the minimum. Absent: nothing. */
  readonly reservedMinorUnits?: bigint;
};

/**
 * Judges one currency of an account, as `judgeAccount` does. If it is divided with a payee, the
 * minimum and whatever stops all of it is asked of the whole; then each part is paid as its receiver can be.
 */
export function judgeParts(account: PayableAccount, wanted: CurrencyToJudge): PartVerdict[] {
  const { head, method, settings, terms, payeeMethods = {}, standings = [] } = account;
  const { currency, debtor, rails = {}, reservedMinorUnits = 0n } = wanted;
  const balances = balancesOf(head.balances, currency);
  const setAside = head.setAside?.[currency] ?? [];
  const minimumMinorUnits = choosePayoutMinimum(currency, settings);
  const whole = { balances, minimumMinorUnits, paused: account.paused === true };
  if (terms === undefined && setAside.length === 0) {
    const verdict = judgeAccount({ ...whole, currency, method, debtor, rails, standings });
    return verdict === undefined ? [] : [verdict];
  }
  if (isEmpty(balances)) return [];

  const rest = { ...whole, minimumMinorUnits: minimumMinorUnits - reservedMinorUnits };
  const refusal = judgeBalances(rest);
  if (refusal !== undefined) return [refusal];
  return dividePayable(balances.payable, setAside, terms)
    .filter(({ minorUnits }) => minorUnits > 0n)
    .map(({ payeeId, minorUnits }) => {
      const receiver = payeeId === undefined ? method : payeeMethods[payeeId];
      const amount = atMost(minorUnits, balances.payable);
      const toJudge = { currency, method: receiver, debtor, rails, standings };
      const verdict = judgeMethod(amount, toJudge);
      return payeeId === undefined ? verdict : { ...verdict, payeeId };
    });
}

/** Somebody else has had too much: what is missing comes with later earnings. */
const atMost = (amount: bigint, payable: bigint): bigint => (amount < payable ? amount : payable);
