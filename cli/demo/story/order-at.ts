import type { Instant } from '../../../core/time/instant.ts';
import type { StoryLine, StoryOrder, StoryRefund } from './story-types.ts';

/** A line as the shop has it at some moment. */
export type LineNow = StoryLine & {
  readonly discountMinorUnits: bigint;
  /** Pieces that edits took out, and pieces that refunds gave back. */
  readonly removed: number;
  readonly refunded: number;
  readonly fulfilled: boolean;
};

/** An order as the shop has it at some moment of its life. */
export type OrderNow = {
  readonly order: StoryOrder;
  readonly updatedAt: Instant;
  readonly isPaid: boolean;
  readonly cancelledAt?: Instant;
  readonly lines: readonly LineNow[];
  readonly refunds: readonly { readonly refund: StoryRefund; readonly at: Instant }[];
  readonly fulfilments: readonly { readonly at: Instant; readonly lines: readonly number[] }[];
};

/** An order after the first `changes` of its changes; 0 is the order as it was placed. */
export function orderAt(order: StoryOrder, changes: number): OrderNow {
  return order.changes.slice(0, changes).reduce(applyChange, placed(order));
}

function placed(order: StoryOrder): OrderNow {
  return {
    order,
    updatedAt: order.placedAt,
    isPaid: order.isPaid,
    lines: order.lines.map((line) => ({
      ...line,
      discountMinorUnits: discountOf(order, line),
      removed: 0,
      refunded: 0,
      fulfilled: false,
    })),
    refunds: [],
    fulfilments: [],
  };
}

/** What the shop takes off a line, code by code, each rounded down. */
function discountOf(order: StoryOrder, line: StoryLine): bigint {
  return codeDiscounts(order, line).reduce((sum, one) => sum + one, 0n);
}

/** What each code of an order takes off a line; gift cards are never discounted. */
export function codeDiscounts(order: StoryOrder, line: StoryLine): bigint[] {
  const gross = line.unitPriceMinorUnits * BigInt(line.quantity);
  return order.codes.map(({ percent, applied }) =>
    applied && line.product !== 'gift-card' ? (gross * percent) / 100n : 0n,
  );
}

function applyChange(before: OrderNow, change: StoryOrder['changes'][number]): OrderNow {
  const now = { ...before, updatedAt: change.at };
  switch (change.kind) {
    case 'pay':
      return { ...now, isPaid: true };
    case 'cancel':
      return { ...now, cancelledAt: change.at };
    case 'fulfil':
      return fulfil(now, change.lines, change.at);
    case 'edit':
      return edit(now, change);
    case 'refund':
      return giveBack(now, change.refund, change.at);
  }
}

function fulfil(now: OrderNow, which: 'all' | readonly number[], at: Instant): OrderNow {
  const open = now.lines.flatMap((line, index) => (line.fulfilled ? [] : [index]));
  const lines = which === 'all' ? open : which;
  return {
    ...now,
    fulfilments: [...now.fulfilments, { at, lines }],
    lines: now.lines.map((line, index) =>
      lines.includes(index) ? { ...line, fulfilled: true } : line,
    ),
  };
}

function edit(
  now: OrderNow,
  change: { readonly quantities: Readonly<Record<number, number>>; readonly added?: StoryLine },
): OrderNow {
  const lines = now.lines.map((line, index) => {
    const wanted = change.quantities[index];
    return wanted === undefined ? line : { ...line, removed: line.quantity - wanted };
  });
  const added = change.added === undefined ? [] : [change.added];
  const isShipped = now.fulfilments.length > 0;
  return {
    ...now,
    lines: [
      ...lines,
      ...added.map((line) => ({
        ...line,
        discountMinorUnits: 0n,
        removed: 0,
        refunded: 0,
        // What is added to a parcel that has left is handed over with it.
        fulfilled: isShipped,
      })),
    ],
  };
}

function giveBack(now: OrderNow, refund: StoryRefund, at: Instant): OrderNow {
  return {
    ...now,
    refunds: [...now.refunds, { refund, at }],
    lines: now.lines.map((line, index) => {
      const pieces = refund.pieces.find((one) => one.line === index)?.quantity ?? 0;
      return { ...line, refunded: line.refunded + pieces };
    }),
  };
}
