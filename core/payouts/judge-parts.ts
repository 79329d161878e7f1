import { balancesOf } from '../ledger/balances.ts';
import { indirectTaxPart } from '../ledger/indirect-tax-part.ts';
import { isCash } from '../ledger/is-cash.ts';
import { dividePayable } from '../payees/divide-payable.ts';
import type { PayoutPart } from '../payees/payout-part.ts';
import type { Merchant } from '../programs/program.ts';
import type { Instant } from '../time/instant.ts';
import { withHolds } from './account-holds.ts';
import { dueOf } from './due-of.ts';
import type { PayoutQuotes } from './find-quote.ts';
import {
  type AccountVerdict,
  isEmpty,
  judgeAccount,
  judgeBalances,
  judgeMethod,
} from './judge-account.ts';
import { judgeInKind } from './judge-in-kind.ts';
import { judgeInvoiced } from './judge-invoiced.ts';
import type { PayableAccount } from './payable-account.ts';
import { type CashAmounts, type MinimumVerdict, reachesMinimum } from './reaches-minimum.ts';
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
  /** What the run has reserved of the account already, by currency: it counts towards the minimum. Absent: nothing. */
  readonly reserved?: CashAmounts;
};

/**
 * Judges what is due in one currency of an account, as `judgeAccount` does. If it is divided with a payee, the
 * minimum and whatever stops all of it is asked of the whole; then each part is paid as its receiver can be, unless
 * the receiver's account is held. What is not due yet waits undivided, and comes last. What is no cash is judged by
 * `judgeInKind`; all of it is due with the account.
 */
export function judgeParts(account: PayableAccount, wanted: CurrencyToJudge): PartVerdict[] {
  const { currency, rails = {} } = wanted;
  const { payable } = balancesOf(account.head.balances, currency);
  const { notDueUntil } = account;
  const inKind = isCash(currency) ? undefined : judgeInKind(account, currency, rails);
  if (!isCash(currency) && inKind === undefined) return [];
  if (notDueUntil !== undefined) return wait(payable, notDueUntil);
  if (inKind !== undefined) return [inKind];

  const { minorUnits: waiting = 0n, until } = account.waiting?.[currency] ?? {};
  const verdicts = waiting > 0n && waiting === payable ? [] : judgeEachPart(account, wanted);
  return [...verdicts.map((verdict) => withHolds(verdict, account.holds)), ...wait(waiting, until)];
}

function wait(minorUnits: bigint, until: Instant | undefined): PartVerdict[] {
  if (minorUnits === 0n) return [];
  const reason = { pays: false, minorUnits, reason: 'not-due' } as const;
  return [{ ...reason, ...(until === undefined ? {} : { until }) }];
}

function judgeEachPart(account: PayableAccount, wanted: CurrencyToJudge): PartVerdict[] {
  const { head, method, terms, payeeMethods = {}, standings = [] } = account;
  const { currency, debtor, originator, rails = {}, quotes, reserved } = wanted;
  const rates = quotes === undefined ? {} : { quotes };
  const paying = { currency, debtor, originator, rails, standings, ...rates };
  const due = dueOf(account, currency);
  const balances = { ...balancesOf(head.balances, currency), payable: due };
  const setAside = head.setAside?.[currency] ?? [];
  const indirectTax = indirectTaxPart(head, currency, due);
  const minimum = minimumOf(account, reserved, { indirectTax, due });
  const whole = {
    ...{ balances, minimum, paused: account.paused === true },
    ...{ left: account.left, rollOver: account.rollOvers?.[currency] },
  };
  if (terms === undefined && setAside.length === 0) {
    if (account.invoicing !== undefined && judgeBalances(whole) === undefined) {
      const { minorUnits, waits } = judgeInvoiced(account, account.invoicing, currency);
      const rest = waits === undefined ? [] : [waits];
      return minorUnits > 0n ? [judgeMethod(minorUnits, { ...paying, method }), ...rest] : rest;
    }
    const verdict = judgeAccount({ ...whole, ...paying, method });
    return verdict === undefined ? [] : [verdict];
  }
  if (isEmpty(balances)) return [];

  const refusal = judgeBalances(whole);
  if (refusal !== undefined) return [refusal];
  return dividePayable(due, setAside, terms, indirectTax)
    .filter(({ minorUnits }) => minorUnits > 0n)
    .map(({ payeeId, minorUnits }) => {
      const receiver = payeeId === undefined ? method : payeeMethods[payeeId];
      const amount = atMost(minorUnits, due);
      const verdict = judgeMethod(amount, { ...paying, method: receiver });
      return payeeId === undefined ? verdict : { ...verdict, payeeId };
    });
}

/**
 * Indirect tax counts towards no minimum. Where there is nothing beside it, what it belongs to was paid before: it waits for
 * no minimum.
 */
function minimumOf(
  account: PayableAccount,
  reserved: CashAmounts | undefined,
  { indirectTax, due }: { readonly indirectTax: bigint; readonly due: bigint },
): MinimumVerdict {
  if (indirectTax > 0n && indirectTax === due) return { isReached: true, isReachedWithHeld: true };
  return reachesMinimum(account, reserved);
}

/** Somebody else has had too much: what is missing comes with later earnings. */
const atMost = (amount: bigint, due: bigint): bigint => (amount < due ? amount : due);
