import type { CarriedToken, OrderSnapshot } from '../order-facts.ts';

/** What an order brought with it from which creators can be found, or could not. */
export type OrderEvidence = {
  /** The codes that the buyer entered, site-wide ones included. */
  readonly codes: readonly { readonly code: string; readonly applied: boolean }[];
  /** Why click tokens that the order carried could not be used. */
  readonly refusedTokens: readonly Extract<CarriedToken, { refusal: string }>['refusal'][];
  /** Whether the order named its buyer, or the browser it was placed with. */
  readonly isBuyerKnown: boolean;
};

/** What there was to go by in an order. */
export function describeEvidence(order: OrderSnapshot): OrderEvidence {
  return {
    codes: order.codes.map(({ code, applied }) => ({ code, applied })),
    refusedTokens: order.tokens.flatMap((token) => ('refusal' in token ? [token.refusal] : [])),
    isBuyerKnown: order.buyerIdentityHashes.length > 0 || order.visitorId !== undefined,
  };
}
