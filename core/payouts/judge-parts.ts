import { balancesOf } from '../ledger/balances.ts';
import { indirectTaxPart } from '../ledger/indirect-tax-part.ts';
import { dividePayable } from '../payees/divide-payable.ts';
import type { PayoutPart } from '../payees/payout-part.ts';
import type { Merchant } from '../programs/program.ts';
import { withHolds } from './account-holds.ts';
import {
  type AccountVerdict,
  isEmpty,
  judgeAccount,
  judgeBalances,
  judgeMethod,
} from './judge-account.ts';
import { judgeInvoiced } from './judge-invoiced.ts';
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
  const { currency, debtor, originator, rails = {}, reservedMinorUnits = 0n } = wanted;
  const paying = { currency, debtor, originator, rails, standings };
  const balances = balancesOf(head.balances, currency);
  const setAside = head.setAside?.[currency] ?? [];
  const indirectTax = indirectTaxPart(head, currency, balances.payable);
  const minimum = choosePayoutMinimum(currency, settings);
  const minimumMinorUnits = minimumWith(indirectTax, balances.payable, minimum);
  const whole = { balances, minimumMinorUnits, paused: account.paused === true };
  if (terms === undefined && setAside.length === 0) {
    if (account.invoicing !== undefined && judgeBalances(whole) === undefined) {
      const { invoicing } = account;
      const invoiced = { head, invoicing, currency, minimumMinorUnits: minimum };
      const { minorUnits, waits } = judgeInvoiced(invoiced);
      const rest = waits === undefined ? [] : [waits];
      return minorUnits > 0n ? [judgeMethod(minorUnits, { ...paying, method }), ...rest] : rest;
    }
    const verdict = judgeAccount({ ...whole, ...paying, method });
    return verdict === undefined ? [] : [verdict];
  }
  if (isEmpty(balances)) return [];

  const rest = { ...whole, minimumMinorUnits: minimumMinorUnits - reservedMinorUnits };
  const refusal = judgeBalances(rest);
  if (refusal !== undefined) return [refusal];
  return dividePayable(balances.payable, setAside, terms, indirectTax)
    .filter(({ minorUnits }) => minorUnits > 0n)
    .map(({ payeeId, minorUnits }) => {
      const receiver = payeeId === undefined ? method : payeeMethods[payeeId];
      const amount = atMost(minorUnits, balances.payable);
      const verdict = judgeMethod(amount, { ...paying, method: receiver });
      return payeeId === undefined ? verdict : { ...verdict, payeeId };
    });
}

/**
 * Indirect tax counts towards no minimum, so it is asked of what is payable beside it. Where there is nothing beside it, what
 * it belongs to was paid before: it waits for no minimum.
 */
function minimumWith(indirectTax: bigint, payable: bigint, minimum: bigint): bigint {
  return indirectTax > 0n && indirectTax === payable ? 0n : minimum + indirectTax;
}

/** Somebody else has had too much: what is missing comes with later earnings. */
const atMost = (amount: bigint, payable: bigint): bigint => (amount < payable ? amount : payable);
