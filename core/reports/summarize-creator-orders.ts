import type { HoldReason } from '../assessment/order-facts.ts';
import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import type { ConversionState } from '../settlement/conversion.ts';
import { formatInstant } from '../time/format-instant.ts';
import { owedTo } from './own-part.ts';

/** An order that waits for a decision, and the creator's part of it. */
export type HeldOrder = {
  readonly conversionId: string;
  readonly amount: MoneyDocument;
  readonly holds: readonly { readonly reason: HoldReason; readonly since: string }[];
};

/** One creator's part of some orders in one currency. */
export type CreatorOrders = {
  /** Orders that owe the creator something. */
  readonly orders: number;
  /** All of it after refunds: estimated, held and decided. */
  readonly earned: MoneyDocument;
  /** Estimated; becomes payable when its orders close. */
  readonly pending: MoneyDocument;
  /** When the first and the last of it close; `null` if no order that is pending has a date. */
  readonly nextCloseAt: string | null;
  readonly lastCloseAt: string | null;
  readonly held: MoneyDocument;
  readonly heldOrders: readonly HeldOrder[];
};

/** Adds up one creator's part of the orders of one currency. */
export function summarizeCreatorOrders(
  states: readonly ConversionState[],
  creatorId: string,
  currency: string,
): CreatorOrders {
  const own = states.filter(
    (state) => state.currency === currency && owedTo(state, creatorId) !== 0n,
  );
  const total = (orders: readonly ConversionState[]) => ({
    minorUnits: orders.reduce((sum, state) => sum + owedTo(state, creatorId), 0n),
    currency,
  });
  const pending = own.filter(({ status }) => status === 'pending');
  const held = own.filter(({ status }) => status === 'held');
  const closings = pending.flatMap(({ closeAt }) => closeAt ?? []);
  return {
    orders: own.length,
    earned: toMoneyDocument(total(own)),
    pending: toMoneyDocument(total(pending)),
    nextCloseAt: closings.length === 0 ? null : formatInstant(Math.min(...closings)),
    lastCloseAt: closings.length === 0 ? null : formatInstant(Math.max(...closings)),
    held: toMoneyDocument(total(held)),
    heldOrders: held.map((state) => ({
      conversionId: state.conversionId,
      amount: toMoneyDocument(total([state])),
      holds: state.holds.map(({ reason, since }) => ({ reason, since: formatInstant(since) })),
    })),
  };
}
