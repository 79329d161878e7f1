import {
  type InKindDocument,
  toInKindDocument,
} from '../assessment/explanation/amount-document.ts';
import type { TouchCount } from '../identity/identity-store.ts';
import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import type { NonCashUnit } from '../plans/reward.ts';
import type { ConversionState } from '../settlement/conversion.ts';
import { averageMoney } from './average-money.ts';
import type { Cost } from './cost.ts';
import { formatRatio } from './format-ratio.ts';
import { isOrder } from './is-order.ts';
import { type ClickCounts, sumClicks } from './sum-clicks.ts';
import { sumCosts } from './sum-costs.ts';

/** A program's figures in one currency. All but `unattributed` is about orders that owe a creator. */
export type ProgramCurrency = {
  readonly currency: string;
  readonly orders: number;
  readonly newCustomers: number;
  /** Bases of the lines after refunds. */
  readonly revenue: MoneyDocument;
  /** Revenue per order. */
  readonly averageOrderValue: MoneyDocument | null;
  /** Of orders, and of activities beside them. */
  readonly commission: MoneyDocument;
  readonly discount: MoneyDocument;
  /** What people told beside them: fees paid elsewhere, goods, shipping, boosts. */
  readonly cost: MoneyDocument;
  /** Commission, discount and cost. */
  readonly spend: MoneyDocument;
  /** Spend per new customer (CPA). */
  readonly costPerAcquisition: MoneyDocument | null;
  /** Revenue per spend (ROAS), with two decimals. */
  readonly returnOnSpend: string | null;
  /** Orders of the same shops that owe nobody, so that the whole can be seen. */
  readonly unattributed: { readonly orders: number; readonly revenue: MoneyDocument };
};

export type ProgramReport = {
  /** By the day on which they were recorded; a click has no currency. */
  readonly clicks: ClickCounts;
  readonly currencies: readonly ProgramCurrency[];
  /** What the same orders owe besides cash, by unit; part of no sum of money. */
  readonly inKind: readonly {
    readonly unit: NonCashUnit;
    readonly orders: number;
    readonly owed: InKindDocument;
  }[];
};

/**
 * What a program brought and what it cost, from the orders, the counted touches and the costs of some days.
 * Test orders and orders that have not arrived are left out; so are, among the unattributed,
 * cancelled ones and others without revenue.
 */
export function reportProgram(
  states: readonly ConversionState[],
  counts: readonly TouchCount[],
  costs: readonly Cost[] = [],
): ProgramReport {
  const sold = states.filter(({ status }) => status !== 'parked' && status !== 'excluded');
  const byCurrency = Map.groupBy(sold, ({ currency }) => currency);
  return {
    clicks: sumClicks(counts),
    currencies: [...new Set([...sold, ...costs].map(({ currency }) => currency))]
      .toSorted()
      .map((currency) =>
        describeCurrency(currency, byCurrency.get(currency) ?? [], sumCosts(costs, currency)),
      ),
    inKind: describeInKind(sold),
  };
}

function describeInKind(states: readonly ConversionState[]): ProgramReport['inKind'] {
  const amounts = states.flatMap(({ conversionId, summary, owedInKind = [] }) =>
    owedInKind.map((amount) => ({ ...amount, conversionId, summary })),
  );
  return [...Map.groupBy(amounts, ({ unit }) => unit)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, ofUnit]) => ({
      unit,
      orders: new Set(ofUnit.filter(isOrder).map(({ conversionId }) => conversionId)).size,
      owed: toInKindDocument(
        ofUnit.reduce((total, { minorUnits }) => total + minorUnits, 0n),
        unit,
      ),
    }));
}

const owesSomebody = ({ owed, owedInKind = [] }: ConversionState): boolean =>
  owed.length > 0 || owedInKind.length > 0;

function describeCurrency(
  currency: string,
  states: readonly ConversionState[],
  cost: bigint,
): ProgramCurrency {
  const money = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  const attributed = states.filter(owesSomebody);
  const others = states.filter(
    (state) => !owesSomebody(state) && state.summary.revenueMinorUnits > 0n,
  );
  const orders = attributed.filter(isOrder).length;
  const newCustomers = attributed.filter(({ summary }) => summary.newCustomer).length;
  const revenue = sum(attributed, 'revenueMinorUnits');
  const commission = sum(attributed, 'commissionMinorUnits');
  const discount = sum(attributed, 'discountMinorUnits');
  const spend = commission + discount + cost;
  return {
    currency,
    orders,
    newCustomers,
    revenue: money(revenue),
    averageOrderValue: averageMoney(revenue, orders, currency),
    commission: money(commission),
    discount: money(discount),
    cost: money(cost),
    spend: money(spend),
    costPerAcquisition: averageMoney(spend, newCustomers, currency),
    // More may be taken back on some days than was spent on them.
    returnOnSpend: spend > 0n ? formatRatio(revenue, spend) : null,
    unattributed: { orders: others.length, revenue: money(sum(others, 'revenueMinorUnits')) },
  };
}

function sum(
  states: readonly ConversionState[],
  field: 'revenueMinorUnits' | 'commissionMinorUnits' | 'discountMinorUnits',
): bigint {
  return states.reduce((total, { summary }) => total + summary[field], 0n);
}
