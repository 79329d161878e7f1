/** An exact rate: 12.5 % is 125/1000. Read from a decimal string, never from a float. */
export type Rate = { readonly numerator: bigint; readonly denominator: bigint };
