import { balancesOf } from '../ledger/balances.ts';
import { dividePayable } from '../payees/divide-payable.ts';
import type { PayoutPart } from '../payees/payout-part.ts';
import type { Merchant } from '../programs/program.ts';
import { withHolds } from './account-holds.ts';
import type { PayoutQuotes } from './find-quote.ts';
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
  readonly originator?: Merchant['originator'];
  /** For accounts of other currencies. Absent: no rate is known. */
  readonly quotes?: PayoutQuotes;
  /** What the run has reserved of a divided account already: it counts towards the minimum. Absent: nothing. */
  readonly reservedMinorUnits?: bigint;
};

/**
 * Judges one currency of an account, as `judgeAccount` does. If it is divided with a payee, the
 * minimum and whatever stops all of it is asked of the whole; then each part is paid as its receiver can be, unless
 * the receiver's account is held.
 */
export function judgeParts(account: PayableAccount, wanted: CurrencyToJudge): PartVerdict[] {
  return judgeEachPart(account, wanted).map((verdict) => withHolds(verdict, account.holds));
}

function judgeEachPart(account: PayableAccount, wanted: CurrencyToJudge): PartVerdict[] {
  const { head, method, settings, terms, payeeMethods = {}, standings = [] } = account;
  const { currency, debtor, originator, rails = {}, quotes, reservedMinorUnits = 0n } = wanted;
  const rates = quotes === undefined ? {} : { quotes };
  const paying = { currency, debtor, originator, rails, standings, ...rates };
  const balances = balancesOf(head.balances, currency);
  const setAside = head.setAside?.[currency] ?? [];
  const minimumMinorUnits = choosePayoutMinimum(currency, settings);
  const whole = { balances, minimumMinorUnits, paused: account.paused === true };
  if (terms === undefined && setAside.length === 0) {
    const verdict = judgeAccount({ ...whole, ...paying, method });
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
      const verdict = judgeMethod(amount, { ...paying, method: receiver });
      return payeeId === undefined ? verdict : { ...verdict, payeeId };
    });
}

/** Somebody else has had too much: what is missing comes with later earnings. */
const atMost = (amount: bigint, payable: bigint): bigint => (amount < payable ? amount : payable);
