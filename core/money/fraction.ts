/** An exact number; the denominator is positive. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };
