import {
  type InKindDocument,
  toInKindDocument,
} from '../assessment/explanation/amount-document.ts';
import type { TouchCount } from '../identity/identity-store.ts';
import type { AccountHead } from '../ledger/account-head.ts';
import { balancesOf } from '../ledger/balances.ts';
import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import type { NonCashUnit } from '../plans/reward.ts';
import type { ConversionState } from '../settlement/conversion.ts';
import type { Cost } from './cost.ts';
import { type AccountBalances, describeBalances } from './describe-balances.ts';
import { creatorsOf, unitsInKindOf } from './own-part.ts';
import { type ClickCounts, sumClicks } from './sum-clicks.ts';
import { sumCosts } from './sum-costs.ts';
import {
  type CreatorOrders,
  summarizeCreatorOrders,
  summarizeOrdersInKind,
} from './summarize-creator-orders.ts';

export type CreatorReport = {
  readonly creatorId: string;
  readonly creatorName: string;
  readonly clicks: ClickCounts;
  /** The currencies of the program's orders that owe the creator something, or once did. */
  readonly currencies: readonly (CreatorOrders & {
    readonly currency: string;
    /** Of the costs that name the creator. */
    readonly cost: MoneyDocument;
    /** The whole account, beyond the program and the days of the report. */
    readonly account: AccountBalances;
  })[];
  /** The same of what is no cash, by unit. */
  readonly inKind: readonly (CreatorOrders<InKindDocument> & {
    readonly unit: NonCashUnit;
    readonly account: AccountBalances<InKindDocument>;
  })[];
};

/** A creator of the report, as the directory and the ledger know them. */
export type ReportedCreator = { readonly name: string; readonly head: AccountHead };

/** Who has something to report: a touch, an order that owes them something or once did, or a cost. */
export function listReportedCreators(
  states: readonly ConversionState[],
  counts: readonly TouchCount[],
  costs: readonly Cost[] = [],
): string[] {
  const touching = counts.map(({ creatorId }) => creatorId);
  const costing = costs.flatMap(({ creatorId }) => creatorId ?? []);
  return [...new Set([...states.flatMap(creatorsOf), ...touching, ...costing])].toSorted();
}

/** What each creator brought to a program and has of it, from the orders and touches of some days. */
export function reportCreators(
  creators: readonly ReportedCreator[],
  states: readonly ConversionState[],
  counts: readonly TouchCount[],
  costs: readonly Cost[] = [],
): CreatorReport[] {
  const statesOf = groupByCreator(states);
  const countsOf = Map.groupBy(counts, ({ creatorId }) => creatorId);
  return creators.map(({ name, head }) => {
    const { creatorId, balances } = head;
    const own = statesOf.get(creatorId) ?? [];
    const ownCosts = costs.filter((cost) => cost.creatorId === creatorId);
    const currencies = new Set([...own, ...ownCosts].map(({ currency }) => currency));
    return {
      creatorId,
      creatorName: name,
      clicks: sumClicks(countsOf.get(creatorId) ?? []),
      currencies: [...currencies].toSorted().map((currency) => ({
        currency,
        cost: toMoneyDocument({ minorUnits: sumCosts(ownCosts, currency), currency }),
        ...summarizeCreatorOrders(own, creatorId, currency),
        account: describeBalances(balancesOf(balances, currency), (minorUnits) =>
          toMoneyDocument({ minorUnits, currency }),
        ),
      })),
      inKind: unitsInKindOf(own, creatorId).map((unit) => ({
        unit,
        ...summarizeOrdersInKind(own, creatorId, unit),
        account: describeBalances(balancesOf(balances, unit), (minorUnits) =>
          toInKindDocument(minorUnits, unit),
        ),
      })),
    };
  });
}

function groupByCreator(states: readonly ConversionState[]): Map<string, ConversionState[]> {
  const groups = new Map<string, ConversionState[]>();
  for (const state of states) {
    for (const creatorId of creatorsOf(state)) {
      const group = groups.get(creatorId);
      if (group === undefined) groups.set(creatorId, [state]);
      else group.push(state);
    }
  }
  return groups;
}
