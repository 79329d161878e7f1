import type { Instant } from '../../../core/time/instant.ts';
import { type SampleShop, sampleLine } from './sample-shops.ts';
import { stopAfter } from './story-calendar.ts';
import type {
  DatedChange,
  RefundTopics,
  StoryCode,
  StoryCustomer,
  StoryOrder,
} from './story-types.ts';

/** A product and how many pieces. */
export type DraftLine = readonly [product: string, quantity: number];

/** What happens to a drafted order; `told` names a stop other than the next one. */
export type DraftChange = { readonly at: Instant; readonly told?: number } & (
  | { readonly kind: 'fulfil'; readonly lines?: readonly number[] }
  | {
      readonly kind: 'edit';
      readonly quantities: Readonly<Record<number, number>>;
      readonly added?: DraftLine;
    }
  | {
      readonly kind: 'refund';
      readonly pieces?: readonly { readonly line: number; readonly quantity: number }[];
      readonly amountOnlyMinorUnits?: bigint;
      readonly topics?: RefundTopics;
    }
  | { readonly kind: 'pay' | 'cancel' }
);

/** An order before it has its number: what is particular about it, and nothing else. */
export type OrderDraft = {
  readonly name?: string;
  readonly placedAt: Instant;
  readonly told?: number;
  readonly lines: readonly DraftLine[];
  readonly customer?: StoryCustomer;
  readonly visitor?: string;
  readonly carries?: readonly string[];
  readonly codes?: readonly StoryCode[];
  readonly giftCardMinorUnits?: bigint;
  readonly isPaid?: boolean;
  readonly isTest?: boolean;
  readonly arrival?: StoryOrder['arrival'];
  readonly changes?: readonly DraftChange[];
};

/** Gives a shop's drafts their ids and numbers, in the order in which they were placed. */
export function numberOrders(
  shop: SampleShop,
  drafts: readonly OrderDraft[],
): { readonly name?: string; readonly order: StoryOrder }[] {
  return drafts
    .toSorted((a, b) => a.placedAt - b.placedAt)
    .map((draft, place) => ({
      ...(draft.name === undefined ? {} : { name: draft.name }),
      order: makeOrder(shop, draft, place),
    }));
}

function makeOrder(shop: SampleShop, draft: OrderDraft, place: number): StoryOrder {
  const orderId = String(shop.firstOrderId + BigInt(place));
  const line = ([product, quantity]: DraftLine, at: number) =>
    sampleLine(shop, orderId, at, product, quantity);
  const changes = (draft.changes ?? []).toSorted((a, b) => a.at - b.at);

  return {
    shop: shop.name,
    orderId,
    number: shop.firstOrderNumber + place,
    placedAt: draft.placedAt,
    step: draft.told ?? stopAfter(draft.placedAt),
    isPaid: draft.isPaid ?? true,
    isTest: draft.isTest ?? false,
    ...(draft.customer === undefined ? {} : { customer: draft.customer }),
    ...(draft.visitor === undefined ? {} : { visitor: draft.visitor }),
    carries: draft.carries ?? [],
    codes: draft.codes ?? [],
    lines: draft.lines.map(line),
    giftCardMinorUnits: draft.giftCardMinorUnits ?? 0n,
    arrival: draft.arrival ?? 'once',
    changes: changes.map((change, index) => makeChange(change, index, orderId, line)),
  };
}

function makeChange(
  change: DraftChange,
  index: number,
  orderId: string,
  line: (draft: DraftLine, at: number) => StoryOrder['lines'][number],
): DatedChange {
  const when = { at: change.at, step: change.told ?? stopAfter(change.at) };
  switch (change.kind) {
    case 'fulfil':
      return { ...when, kind: 'fulfil', lines: change.lines ?? 'all' };
    case 'edit':
      return {
        ...when,
        kind: 'edit',
        quantities: change.quantities,
        ...(change.added === undefined ? {} : { added: line(change.added, 9) }),
      };
    case 'refund':
      return {
        ...when,
        kind: 'refund',
        told: change.topics ?? 'both',
        refund: {
          refundId: `${BigInt(orderId) + BigInt(500_000 + index * 1_000)}`,
          pieces: change.pieces ?? [],
          ...(change.amountOnlyMinorUnits === undefined
            ? {}
            : { amountOnlyMinorUnits: change.amountOnlyMinorUnits }),
        },
      };
    default:
      return { ...when, kind: change.kind };
  }
}
