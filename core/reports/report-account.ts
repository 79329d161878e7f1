import {
  type InKindDocument,
  toInKindDocument,
} from '../assessment/explanation/amount-document.ts';
import type { AccountHead } from '../ledger/account-head.ts';
import { balancesOf } from '../ledger/balances.ts';
import { isCash } from '../ledger/is-cash.ts';
import { toMoneyDocument } from '../money/money-document.ts';
import type { NonCashUnit } from '../plans/reward.ts';
import type { ConversionState } from '../settlement/conversion.ts';
import { type AccountBalances, describeBalances } from './describe-balances.ts';
import { creatorsOf, listInKind, unitsInKindOf } from './own-part.ts';
import {
  type CreatorOrders,
  summarizeCreatorOrders,
  summarizeOrdersInKind,
} from './summarize-creator-orders.ts';

/** A creator's money in one currency. The two parts are counted over different things. */
export type AccountCurrency = {
  readonly currency: string;
  /** The whole account: everything that orders of any day have decided. */
  readonly account: AccountBalances;
  /** The creator's part of orders placed on recent days only, decided or not. */
  readonly recentOrders: CreatorOrders;
};

/** The same of a unit that is no cash. */
export type AccountInKind = {
  readonly unit: NonCashUnit;
  readonly account: AccountBalances<InKindDocument>;
  readonly recentOrders: CreatorOrders<InKindDocument>;
};

/** A creator's account beside what recent orders say: by currency, and what is no cash by unit. */
export function reportAccount(
  head: AccountHead,
  recentOrders: readonly ConversionState[],
): { readonly currencies: readonly AccountCurrency[]; readonly inKind: readonly AccountInKind[] } {
  const { creatorId, balances } = head;
  const own = recentOrders.filter((state) => creatorsOf(state).includes(creatorId));
  const known = Object.keys(balances);
  const currencies = new Set([...known.filter(isCash), ...own.map(({ currency }) => currency)]);
  const units = new Set([...listInKind(known), ...unitsInKindOf(own, creatorId)]);
  return {
    currencies: [...currencies].toSorted().map((currency) => ({
      currency,
      account: describeBalances(balancesOf(balances, currency), (minorUnits) =>
        toMoneyDocument({ minorUnits, currency }),
      ),
      recentOrders: summarizeCreatorOrders(own, creatorId, currency),
    })),
    inKind: [...units].toSorted().map((unit) => ({
      unit,
      account: describeBalances(balancesOf(balances, unit), (minorUnits) =>
        toInKindDocument(minorUnits, unit),
      ),
      recentOrders: summarizeOrdersInKind(own, creatorId, unit),
    })),
  };
}
