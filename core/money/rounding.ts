/**
 * Rules that treat an amount and its negative alike: `round(-x) = -round(x)`. What will be taken
 * back is rounded by one of these, because only then is a reversal the exact negative of what it
 * reverses.
 *
 * `half-even`, `half-up` and `half-down` go to the nearest whole number, and differ only at exactly
 * one half: to the even neighbour, away from zero, towards zero. `up` is always away from zero,
 * `down` always towards it.
 */
export type SymmetricRounding = 'half-even' | 'half-up' | 'half-down' | 'up' | 'down';

/**
 * Rules that favour one end of the number line: `ceiling` and `half-ceiling` the greater number,
 * `floor` and `half-floor` the lesser, the latter of each only at exactly one half. They mirror
 * each other and not themselves: `ceiling(-x) = -floor(x)`.
 */
export type DirectedRounding = 'ceiling' | 'floor' | 'half-ceiling' | 'half-floor';

/** How an exact fraction becomes a whole number. Whoever rounds names the rule. */
export type RoundingName = SymmetricRounding | DirectedRounding;
