import type { Instant } from '../../../core/time/instant.ts';

/** The three shops of the sample merchant; each is a connection with a program and a currency. */
export type ShopName = 'us' | 'eu' | 'jp';

/** A request for a link. `counts` is what a fair tracker makes of it. */
export type StoryClick = {
  /** How orders refer to the click; unique in the story. */
  readonly clickId: string;
  /** The browser: keeps its cookie from click to click. */
  readonly visitor: string;
  readonly slug: string;
  readonly kind: 'person' | 'bot' | 'prefetch' | 'head';
};

export type StoryCustomer = {
  readonly customerId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
};

/** A line of an order, in minor units of the shop's currency, with tax if the shop's prices have it. */
export type StoryLine = {
  readonly lineId: string;
  readonly product: string;
  readonly unitPriceMinorUnits: bigint;
  readonly quantity: number;
};

/** A discount code at the checkout; `percent` of every line but gift cards. Refused ones give nothing. */
export type StoryCode = {
  readonly code: string;
  readonly percent: bigint;
  readonly applied: boolean;
};

/** A refund: pieces of lines, or money only. */
export type StoryRefund = {
  readonly refundId: string;
  readonly pieces: readonly { readonly line: number; readonly quantity: number }[];
  /** Money beyond the pieces, in minor units. */
  readonly amountOnlyMinorUnits?: bigint;
};

/** What happens to an order after it was placed, and how the shop tells. */
export type StoryChange =
  | { readonly kind: 'fulfil'; readonly lines: 'all' | readonly number[] }
  | {
      readonly kind: 'edit';
      /** New quantity per line index. */
      readonly quantities: Readonly<Record<number, number>>;
      readonly added?: StoryLine;
    }
  | { readonly kind: 'refund'; readonly refund: StoryRefund; readonly told: RefundTopics }
  | { readonly kind: 'pay' }
  | { readonly kind: 'cancel' };

/** Shops tell of a refund as a refund, and usually also as an updated order. */
export type RefundTopics = 'refunds/create' | 'both';

/** A change with the moment it happened and the step of the story in which its delivery arrives. */
export type DatedChange = StoryChange & { readonly at: Instant; readonly step: number };

export type StoryOrder = {
  readonly shop: ShopName;
  readonly orderId: string;
  readonly number: number;
  readonly placedAt: Instant;
  /** The step in which `orders/create` arrives. */
  readonly step: number;
  readonly isPaid: boolean;
  readonly isTest: boolean;
  /** Absent for an anonymous sale. */
  readonly customer?: StoryCustomer;
  /** The browser that the shop's cart knows. */
  readonly visitor?: string;
  /** Clicks whose tokens the cart kept. */
  readonly carries: readonly string[];
  readonly codes: readonly StoryCode[];
  readonly lines: readonly StoryLine[];
  /** How much was paid with a gift card. */
  readonly giftCardMinorUnits: bigint;
  readonly changes: readonly DatedChange[];
  /** How the first delivery arrives; the default is once, before everything else of the order. */
  readonly arrival: 'once' | 'twice' | 'three-at-once' | 'last';
};

/** A webhook on its way. `body` needs the tokens and visitor ids that the clicks brought. */
export type StoryDelivery = {
  readonly deliveryId: string;
  readonly shop: ShopName;
  readonly orderId: string;
  readonly topic: string;
  /** When the shop says that it happened. */
  readonly at: Instant;
  /** The step in which it arrives. */
  readonly step: number;
  /** Money facts may arrive at any time; evidence only before its order closes. */
  readonly isEvidence: boolean;
  readonly body: (carried: Carried) => string;
};

/** What the visitors' browsers hold at some moment. */
export type Carried = {
  tokenOf(clickId: string): string;
  visitorIdOf(visitor: string): string | undefined;
};

/** One stop of the clock: first it is advanced to `at`, then everything of the step is sent. */
export type StoryStep = {
  readonly step: number;
  readonly at: Instant;
  readonly title: string;
  /** Each list is one browser's clicks, in order; lists are independent of each other. */
  readonly clicks: readonly (readonly StoryClick[])[];
  /** Each list is sent in order, and its lists of one moment at once; lists are independent. */
  readonly deliveries: readonly (readonly (readonly StoryDelivery[])[])[];
};

export type Story = {
  readonly startAt: Instant;
  readonly steps: readonly StoryStep[];
  readonly orders: readonly StoryOrder[];
  /** Orders that the screens and tests speak of, by what they show. */
  readonly named: Readonly<Record<string, StoryOrder>>;
};
