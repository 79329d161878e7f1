/** An exact fraction as one writes it first: a new object in lowest terms after every step. */
export type NaiveFraction = { readonly above: bigint; readonly below: bigint };

export function fraction(above: bigint, below = 1n): NaiveFraction {
  const divisor = gcd(above, below);
  return { above: above / divisor, below: below / divisor };
}

export function times(a: NaiveFraction, b: NaiveFraction): NaiveFraction {
  return fraction(a.above * b.above, a.below * b.below);
}

export function plus(a: NaiveFraction, b: NaiveFraction): NaiveFraction {
  return fraction(a.above * b.below + b.above * a.below, a.below * b.below);
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
