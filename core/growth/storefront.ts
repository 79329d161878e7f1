import type { Instant } from '../time/instant.ts';

/** A product on a shelf, with the link that leads to it. */
export type ShelfItem = {
  readonly title: string;
  readonly url: string;
  readonly image?: string;
  /** Of a link of the creator. */
  readonly slug: string;
};

/** A creator's public page in a program, under the slug of a link of the creator. */
export type Storefront = {
  readonly merchantId: string;
  readonly programId: string;
  readonly creatorId: string;
  /** Of the link that the page stands beside: `/s/<slug>`. */
  readonly slug: string;
  readonly title: string;
  readonly intro?: string;
  /** As they are shown. */
  readonly shelf: readonly ShelfItem[];
  readonly changedAt: Instant;
};

export interface StorefrontStore {
  find(merchantId: string, programId: string, creatorId: string): Promise<Storefront | undefined>;
  save(storefront: Storefront): Promise<void>;
  /** Nothing if there is none. */
  remove(merchantId: string, programId: string, creatorId: string): Promise<void>;
}
