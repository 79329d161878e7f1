import type { MerchantIds } from '../api-rows.ts';

/** Who a bad request is made to: a shop whose makers cannot change it, or a sender of our own events. */
export type Shop = 'shopify' | 'generic' | 'standard-webhooks';

/** What a request can be made of. */
export type BadInputWorld = {
  readonly ids: MerchantIds;
  /** Epoch milliseconds of the system's clock. */
  readonly now: number;
  readonly eventsKey: string;
  /** A publishable key for pages of `https://shop.example`. */
  readonly browserKey: string;
  /** The connection of a shop, `<merchant>.<name>`. */
  readonly connectionOf: (shop: Shop) => string;
  /** The headers with which a shop signs a body at a moment; by default now, with its own secret. */
  readonly sign: (
    shop: Shop,
    body: Uint8Array | string,
    changes?: { readonly now?: number; readonly secret?: string; readonly topic?: string },
  ) => Readonly<Record<string, string>>;
};

export type BadRequest = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
};

/** A row of the catalogue: what is sent, and how it has to be answered. */
export type BadInputRow = {
  readonly name: string;
  readonly request: (world: BadInputWorld) => BadRequest;
  readonly status: number;
  /** Of the problem in the answer; absent: the answer is no problem. */
  readonly type?: string;
  /** What the answer says became of a webhook. */
  readonly outcome?: 'stored' | 'duplicate' | 'rejected' | 'ignored';
  /** A rejected fact is kept, and one alarm raised; with everything else nothing is written. */
  readonly keepsRejected?: true;
  /** The reason that the rejected fact keeps. */
  readonly reason?: string;
  /** Where a redirect leads. */
  readonly location?: RegExp;
};
