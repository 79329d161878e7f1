import type { AccountHead } from '../ledger/account-head.ts';
import { balancesOf } from '../ledger/balances.ts';
import type { ConversionState } from '../settlement/conversion.ts';
import { type AccountBalances, describeBalances } from './describe-balances.ts';
import { creatorsOf } from './own-part.ts';
import { type CreatorOrders, summarizeCreatorOrders } from './summarize-creator-orders.ts';

/** A creator's money in one currency. The two parts are counted over different things. */
export type AccountCurrency = {
  readonly currency: string;
  /** The whole account: everything that orders of any day have decided. */
  readonly account: AccountBalances;
  /** The creator's part of orders placed on recent days only, decided or not. */
  readonly recentOrders: CreatorOrders;
};

/** A creator's account beside what recent orders say, by currency. */
export function reportAccount(
  head: AccountHead,
  recentOrders: readonly ConversionState[],
): AccountCurrency[] {
  const { creatorId, balances } = head;
  const own = recentOrders.filter((state) => creatorsOf(state).includes(creatorId));
  const currencies = new Set([...Object.keys(balances), ...own.map(({ currency }) => currency)]);
  return [...currencies].toSorted().map((currency) => ({
    currency,
    account: describeBalances(balancesOf(balances, currency), currency),
    recentOrders: summarizeCreatorOrders(own, creatorId, currency),
  }));
}
