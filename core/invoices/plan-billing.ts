import type { MoneyDocument } from '../money/money-document.ts';
import type { StatedLine, StatedUnit } from '../statements/issued-statement.ts';
import type { Invoice } from './invoice.ts';
import { openCredits } from './open-credits.ts';
import { readAmount } from './read-amount.ts';

/** An order or the terms of a period, and what it came to in a month, in minor units. */
export type PlannedItem = { readonly key: string; readonly minorUnits: bigint };

/** Items that stand in one line. */
export type PlannedLine = { readonly description: string; readonly items: readonly PlannedItem[] };

export type PlannedCredit = {
  readonly invoice: Invoice;
  /** What is credited of it: all are positive. */
  readonly items: readonly PlannedItem[];
};

/** What of a statement is billed, and what is credited of earlier invoices: lines - credits = the month + unbilled. */
export type BillingPlan = {
  readonly lines: readonly PlannedLine[];
  readonly credits: readonly PlannedCredit[];
  /** Reversals of what no invoice billed: nothing is to be credited for them. Never negative. */
  readonly unbilledMinorUnits: bigint;
};

/**
 * Plans what a month of a statement in one currency is billed by.
 *
 * What an order or a period's terms lost is credited on the invoices that billed it, the newest first. What then is left of
 * an order of an earlier month was never billed. What is left of terms lowers this month's invoice; if that is more than
 * the month's commission, it is credited on the newest invoices that have anything left.
 *
 * @param documents the creator's earlier invoices and credit notes in the currency, the oldest first.
 */
export function planBilling(
  { lines }: Pick<StatedUnit, 'lines'>,
  documents: readonly Invoice[],
): BillingPlan {
  const items = netItems(lines);
  const earned = items.filter(({ minorUnits }) => minorUnits > 0n);
  const credits = openCredits(documents);
  let unbilled = 0n;
  const lowering: NettedItem[] = [];
  for (const item of items.filter(({ minorUnits }) => minorUnits < 0n)) {
    const rest = -item.minorUnits - credits.take(item.key, -item.minorUnits);
    if (item.isEarlier) unbilled += rest;
    else if (rest > 0n) lowering.push({ ...item, minorUnits: -rest });
  }
  let billed = [...earned, ...lowering];
  if (sum(billed) <= 0n) {
    const rest = -sum(lowering) - credits.takeAny(-sum(lowering));
    const isLess = rest < sum(earned);
    unbilled += isLess ? 0n : rest - sum(earned);
    billed = isLess ? [...earned, ...adjustment(rest)] : [];
  }
  return {
    lines: toLines(billed),
    credits: credits.list().map((credit) => ({
      invoice: credit.invoice,
      items: [...credit.items].map(([key, minorUnits]) => ({ key, minorUnits })),
    })),
    unbilledMinorUnits: unbilled,
  };
}

type NettedItem = PlannedItem & {
  readonly description: string;
  /** An order that stood in an earlier statement. */
  readonly isEarlier: boolean;
};

const sum = (items: readonly PlannedItem[]): bigint =>
  items.reduce((total, { minorUnits }) => total + minorUnits, 0n);

function adjustment(minorUnits: bigint): NettedItem[] {
  if (minorUnits === 0n) return [];
  const description = 'Terms of periods, less';
  return [{ key: 'adjustment', minorUnits: -minorUnits, description, isEarlier: false }];
}

/** What each order, and the terms of each period, came to over all of their lines. */
function netItems(lines: readonly StatedLine[]): NettedItem[] {
  const netted = new Map<string, NettedItem>();
  for (const line of lines) {
    if (line.kind !== 'order' && line.kind !== 'terms') continue;
    const isOrder = line.kind === 'order';
    const key = isOrder ? `order/${line.conversionId}` : `terms/${line.programId}/${line.period}`;
    const before = netted.get(key);
    netted.set(key, {
      key,
      minorUnits: (before?.minorUnits ?? 0n) + readAmount(line.amount as MoneyDocument),
      description: isOrder ? describeOrder(line) : `Terms of ${line.programId}, ${line.period}`,
      isEarlier: isOrder && line.restates !== undefined,
    });
  }
  return [...netted.values()].filter(({ minorUnits }) => minorUnits !== 0n);
}

function describeOrder({ rules, restates }: StatedLine): string {
  const plan = rules?.[0]?.planId;
  const what = plan === undefined ? 'Commission' : `Commission by plan ${plan}`;
  return restates === undefined ? what : `${what}, restated`;
}

function toLines(items: readonly NettedItem[]): PlannedLine[] {
  const lines = new Map<string, PlannedItem[]>();
  for (const { key, minorUnits, description } of items) {
    const ofLine = lines.get(description) ?? [];
    ofLine.push({ key, minorUnits });
    lines.set(description, ofLine);
  }
  return [...lines]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([description, ofLine]) => ({ description, items: ofLine }));
}
