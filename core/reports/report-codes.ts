import type { CodeUse } from '../assessment/list-code-uses.ts';
import type { CodeDay } from '../fraud/code-day.ts';
import { describeLeak } from '../fraud/describe-leak.ts';
import { judgeCodeLeak } from '../fraud/judge-code-leak.ts';
import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import type { ConversionState } from '../settlement/conversion.ts';
import { formatDay } from '../time/format-instant.ts';

/** What a code brought and cost on some days, and whether its history looks like a leak. */
export type CodeReport = {
  readonly code: string;
  readonly creatorId: string;
  readonly uses: number;
  readonly usesWithoutTouch: number;
  readonly usesFromCouponSites: number;
  /** By currency: the bases of the orders that used it, and what it took off for customers. */
  readonly currencies: readonly {
    readonly currency: string;
    readonly revenue: MoneyDocument;
    readonly customerDiscount: MoneyDocument;
  }[];
  readonly leak: {
    readonly leaked: boolean;
    /** The first day on which the history said so. */
    readonly since?: string;
    readonly score: number;
    /** In a sentence, with the figures that it rests on. */
    readonly reason: string;
  };
};

type Use = { readonly use: CodeUse; readonly state: ConversionState };

/** A report of each creator's code that was used on some days, by code. Tests and orders that came to nothing are left out. */
export function reportCodes(states: readonly ConversionState[]): CodeReport[] {
  const uses = states
    .filter(({ status, summary }) => status !== 'excluded' && summary.revenueMinorUnits > 0n)
    .flatMap((state) => (state.summary.codes ?? []).map((use): Use => ({ use, state })));
  return [...Map.groupBy(uses, ({ use }) => use.code)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, ofCode]) => reportCode(code, ofCode));
}

function reportCode(code: string, uses: readonly Use[]): CodeReport {
  const { leaked, since, score, signals } = judgeCodeLeak(countByDay(uses));
  return {
    code,
    creatorId: uses[0]?.use.creatorId ?? '',
    ...countUses(uses),
    currencies: [...Map.groupBy(uses, ({ state }) => state.currency)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, ofCurrency]) => sumCurrency(currency, ofCurrency)),
    leak: {
      leaked,
      ...(since === undefined ? {} : { since }),
      score,
      reason: describeLeak({ leaked, since, score, signals }),
    },
  };
}

function countByDay(uses: readonly Use[]): CodeDay[] {
  const days = Map.groupBy(uses, ({ state }) => formatDay(state.placedAt));
  return [...days].map(([day, ofDay]) => ({ day, ...countUses(ofDay) }));
}

function countUses(uses: readonly Use[]) {
  return {
    uses: uses.length,
    usesWithoutTouch: uses.filter(({ use }) => !use.hadTouch).length,
    usesFromCouponSites: uses.filter(({ use }) => use.fromCouponSite).length,
  };
}

function sumCurrency(currency: string, uses: readonly Use[]) {
  const sum = (amountOf: (use: Use) => bigint) =>
    toMoneyDocument({
      minorUnits: uses.reduce((total, use) => total + amountOf(use), 0n),
      currency,
    });
  return {
    currency,
    revenue: sum(({ state }) => state.summary.revenueMinorUnits),
    customerDiscount: sum(({ use }) => use.discountMinorUnits),
  };
}
