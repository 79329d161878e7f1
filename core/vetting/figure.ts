/** One figure of a card with what it was made of; or why there is none. */
export type Figure<Value> =
  | { readonly kind: 'known'; readonly value: Value; readonly from: string }
  | { readonly kind: 'unknown'; readonly because: string };

export const known = <Value>(value: Value, from: string): Figure<Value> => ({
  kind: 'known',
  value,
  from,
});

export const unknown = (because: string): Figure<never> => ({ kind: 'unknown', because });
