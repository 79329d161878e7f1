/** Why a click token does not prove that its customer came by the link. */
export type TokenDoubt =
  /** An earlier order, of another customer, carried it. */
  | { readonly touchId: string; readonly because: 'shared'; readonly withOrder: string }
  /** The snippet runs in the buyer's browser, and no page was seen with it. */
  | { readonly touchId: string; readonly because: 'unseen' };
