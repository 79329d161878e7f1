import type { Literal } from './literal.ts';

/**
 * A condition without `not` but at its leaves (negation normal form). Without parts, `all` is true and
 * `any` is false.
 */
export type Formula =
  | Literal
  | { readonly kind: 'all'; readonly parts: readonly Formula[] }
  | { readonly kind: 'any'; readonly parts: readonly Formula[] };
