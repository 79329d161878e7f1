/** A part of a list: what comes after a place, at most `limit` of it. */
export type PageRequest = {
  readonly limit: number;
  /** The `next` of the page before; absent for the first page. */
  readonly after?: string;
};

/** `next` is there if there may be more. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };
