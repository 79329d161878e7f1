import type { UnitBalances } from '../ledger/account-head.ts';
import type { Merchant, PayoutMethod } from '../programs/program.ts';
import type { Instant } from '../time/instant.ts';
import { isCalledRail } from './called-rails.ts';
import type { ExchangeTerms } from './convert-payout.ts';
import { describeRequirements } from './describe-requirement.ts';
import type { PayoutQuotes } from './find-quote.ts';
import { judgeExchange } from './judge-exchange.ts';
import { movedCurrencyOf } from './moved-currency.ts';
import type { PayoutSkip } from './payout-store.ts';
import type { RailAccountStanding } from './rail-news.ts';
import type { MinimumVerdict } from './reaches-minimum.ts';
import type { RollOver } from './roll-over.ts';
import { payablePart, type RailsToJudge } from './usable-rail.ts';

/** Whether an account, or a part of it, is paid out, and if not, why; `undefined` if there is nothing to say about it. */
export type AccountVerdict =
  | {
      readonly pays: true;
      readonly minorUnits: bigint;
      readonly method: PayoutMethod;
      /** Absent: it is paid in the ledger's currency. */
      readonly exchange?: ExchangeTerms;
    }
  | RefusingVerdict;

export type RefusingVerdict = {
  readonly pays: false;
  readonly minorUnits: bigint;
  readonly reason: PayoutSkip['reason'];
  /** When the reason ends by itself. */
  readonly until?: Instant;
  /** What clears it, where the reason alone does not say so. */
  readonly detail?: string;
};

export type BalancesToJudge = {
  /** With as much payable as is due. */
  readonly balances: UnitBalances;
  /** Of the whole account, over its currencies together. */
  readonly minimum: MinimumVerdict;
  /** The creator has left, so nothing is too little. Absent: is there. */
  readonly left?: true | undefined;
  /** When too little is paid in full. Absent: it is not too little, or nothing. */
  readonly rollOver?: RollOver | undefined;
  /** Payouts of a program that the creator is in are stopped. */
  readonly paused: boolean;
};

export type MethodToJudge = {
  readonly currency: string;
  readonly method: PayoutMethod | undefined;
  readonly debtor: Merchant['debtor'];
  /** The rails that are called over which the merchant can pay. Absent: none. */
  readonly rails?: RailsToJudge;
  readonly originator?: Merchant['originator'];
  /** How far receivers' accounts at rails are, as far as their rails have said. Absent: nothing is known. */
  readonly standings?: readonly RailAccountStanding[];
  /** For accounts of other currencies. Absent: no rate is known. */
  readonly quotes?: PayoutQuotes;
};

export type AccountToJudge = BalancesToJudge & MethodToJudge;

/**
 * Judges one currency of an account, in the order in which a creator would want to know: a debt,
 * money on hold without which the minimum is not reached, the minimum (unless the creator has left, or it has rolled over
 * for long enough), a program whose payouts are stopped, the way of payment. An account is one sum for all programs of a
 * creator, so one stopped program stops all of it.
 *
 * `minorUnits` is what would be paid; of an account in debt the debt, negative.
 */
export function judgeAccount(account: AccountToJudge): AccountVerdict | undefined {
  if (isEmpty(account.balances)) return undefined;
  return judgeBalances(account) ?? judgeMethod(account.balances.payable, account);
}

/** Whether there is nothing in an account that a run would speak of. */
export function isEmpty({ payable, held, debt }: UnitBalances): boolean {
  return payable === 0n && held === 0n && debt === 0n;
}

/** Why nothing of an account that is not empty is paid, whoever receives it; `undefined` if it can be. */
export function judgeBalances(account: BalancesToJudge): RefusingVerdict | undefined {
  const { payable, held, debt } = account.balances;
  if (debt > 0n) return { pays: false, minorUnits: -debt, reason: 'in-debt' };

  const minorUnits = payable;
  const { minimum, left, rollOver } = account;
  const isNeverTooLittle = left === true || rollOver?.isOver === true;
  if (payable === 0n || !(minimum.isReached || isNeverTooLittle)) {
    const isHeldBack = held > 0n && (minimum.isReachedWithHeld || isNeverTooLittle);
    if (isHeldBack) return { pays: false, minorUnits, reason: 'on-hold' };
    const until = rollOver === undefined ? {} : { until: rollOver.until };
    return { pays: false, minorUnits, reason: 'below-minimum', ...until };
  }
  return account.paused ? { pays: false, minorUnits, reason: 'program-paused' } : undefined;
}

/** Whether whoever is to receive an amount can, and how much of it: some rails pay round amounts only. */
export function judgeMethod(minorUnits: bigint, receiver: MethodToJudge): AccountVerdict {
  const { method } = receiver;
  if (method === undefined) return { pays: false, minorUnits, reason: 'no-payout-method' };
  const currency = movedCurrencyOf(method, receiver.currency);
  if (!carries(method, { ...receiver, currency })) {
    return { pays: false, minorUnits, reason: 'rail-unavailable' };
  }
  const incomplete = findIncomplete(method, receiver.standings);
  if (incomplete !== undefined) {
    return {
      ...{ pays: false, minorUnits, reason: 'rail-account-incomplete' },
      detail: describeIncomplete(incomplete),
    };
  }
  if (currency !== receiver.currency) return judgeExchange(minorUnits, currency, method, receiver);
  const rail = isCalledRail(method.rail) ? receiver.rails?.[method.rail] : undefined;
  if (rail === undefined) return { pays: true, minorUnits, method };
  const part = payablePart(minorUnits, receiver.currency, rail);
  if (part === undefined) return { pays: false, minorUnits, reason: 'rail-unavailable' };
  if (part === 0n) return { pays: false, minorUnits, reason: 'below-minimum' };
  return { pays: true, minorUnits: part, method };
}

/**
 * SEPA carries euro only, ACH US dollars, and both leave from a bank account of the merchant; a rail that is called, from an
 * account there.
 */
function carries(
  { rail }: PayoutMethod,
  { currency, debtor, originator, rails }: MethodToJudge,
): boolean {
  if (isCalledRail(rail)) {
    const usable = rails?.[rail];
    return usable?.limits.currencies?.includes(currency) ?? usable !== undefined;
  }
  if (rail === 'nacha') return currency === 'USD' && originator !== undefined;
  return rail !== 'sepa' || (currency === 'EUR' && debtor !== undefined);
}

/** The receiver's account, if its rail has said that it cannot be paid. */
function findIncomplete(
  method: PayoutMethod,
  standings: MethodToJudge['standings'] = [],
): RailAccountStanding | undefined {
  if (method.rail !== 'stripe') return undefined;
  const { accountId } = method;
  return standings.find((each) => each.accountId === accountId && !each.canReceive);
}

function describeIncomplete({ missing, disabledReason }: RailAccountStanding): string {
  const asked = describeRequirements(missing);
  const wanted = asked.length === 0 ? [] : [`Stripe still asks for: ${asked.join('; ')}.`];
  const reason = disabledReason === undefined ? [] : [`Stripe says: ${disabledReason}.`];
  const said = [...wanted, ...reason];
  return said.length === 0 ? 'Stripe does not let the account be paid yet.' : said.join(' ');
}
