/** Pieces of a product that one order brought, and who earned by it. */
export type SoldLine = {
  readonly productId: string;
  readonly title: string;
  readonly categories: readonly string[];
  readonly pieces: number;
  /** Everybody whom the order owes something, or once did. */
  readonly creatorIds: readonly string[];
};
