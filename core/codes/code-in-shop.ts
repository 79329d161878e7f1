import type { Instant } from '../time/instant.ts';
import type { ShopDiscount } from './shop-discount.ts';

/** Which shop, and what the customer saves there. */
type Publication = {
  readonly connectionId: string;
  /** Absent: something that this describes no code by, such as free shipping. */
  readonly discount?: ShopDiscount;
};

/** A code in its shop: `draft`, `published`, and for good `revoked`. One that its shop has lost may begin anew. */
export type CodeInShop =
  /** The shop was asked to make it, and nobody knows yet whether it did. */
  | (Publication & { readonly state: 'draft' })
  | (Publication & {
      readonly state: 'published';
      /** What the shop calls it. */
      readonly shopId: string;
      readonly publishedAt: Instant;
    })
  /** From then on it earns nothing; a code that was in no shop has nothing else. */
  | (Partial<Publication> & {
      readonly state: 'revoked';
      readonly revokedAt: Instant;
      readonly shopId?: string;
    });
