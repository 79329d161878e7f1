import {
  type InKindDocument,
  toInKindDocument,
} from '../assessment/explanation/amount-document.ts';
import type { HoldReason } from '../assessment/order-facts.ts';
import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import type { NonCashUnit } from '../plans/reward.ts';
import type { ConversionState } from '../settlement/conversion.ts';
import { formatInstant } from '../time/format-instant.ts';
import { isOrder } from './is-order.ts';
import { owedInKindTo, owedTo } from './own-part.ts';

/** An order that waits for a decision, and the creator's part of it. */
export type HeldOrder<Document = MoneyDocument> = {
  readonly conversionId: string;
  readonly amount: Document;
  readonly holds: readonly { readonly reason: HoldReason; readonly since: string }[];
};

/** One creator's part of some orders in one unit. */
export type CreatorOrders<Document = MoneyDocument> = {
  /** Orders that owe the creator something. */
  readonly orders: number;
  /** All of it after refunds: estimated, held and decided; of activities beside orders, too. */
  readonly earned: Document;
  /** Estimated; becomes payable when its orders close. */
  readonly pending: Document;
  /** When the first and the last of it close; `null` if no order that is pending has a date. */
  readonly nextCloseAt: string | null;
  readonly lastCloseAt: string | null;
  readonly held: Document;
  readonly heldOrders: readonly HeldOrder<Document>[];
};

/** Adds up one creator's part of the orders of one currency. */
export function summarizeCreatorOrders(
  states: readonly ConversionState[],
  creatorId: string,
  currency: string,
): CreatorOrders {
  return summarize(states, {
    amountOf: (state) => (state.currency === currency ? owedTo(state, creatorId) : 0n),
    describe: (minorUnits) => toMoneyDocument({ minorUnits, currency }),
  });
}

/** Adds up one creator's part of orders in a unit that is no cash, whatever the orders' currencies. */
export function summarizeOrdersInKind(
  states: readonly ConversionState[],
  creatorId: string,
  unit: NonCashUnit,
): CreatorOrders<InKindDocument> {
  return summarize(states, {
    amountOf: (state) => owedInKindTo(state, creatorId, unit),
    describe: (minorUnits) => toInKindDocument(minorUnits, unit),
  });
}

function summarize<Document>(
  states: readonly ConversionState[],
  part: {
    readonly amountOf: (state: ConversionState) => bigint;
    readonly describe: (minorUnits: bigint) => Document;
  },
): CreatorOrders<Document> {
  const { amountOf, describe } = part;
  const own = states.filter((state) => amountOf(state) !== 0n);
  const total = (orders: readonly ConversionState[]) =>
    describe(orders.reduce((sum, state) => sum + amountOf(state), 0n));
  const pending = own.filter(({ status }) => status === 'pending');
  const held = own.filter(({ status }) => status === 'held');
  const closings = pending.flatMap(({ closeAt }) => closeAt ?? []);
  return {
    orders: own.filter(isOrder).length,
    earned: total(own),
    pending: total(pending),
    nextCloseAt: closings.length === 0 ? null : formatInstant(Math.min(...closings)),
    lastCloseAt: closings.length === 0 ? null : formatInstant(Math.max(...closings)),
    held: total(held),
    heldOrders: held.map((state) => ({
      conversionId: state.conversionId,
      amount: total([state]),
      holds: state.holds.map(({ reason, since }) => ({ reason, since: formatInstant(since) })),
    })),
  };
}
