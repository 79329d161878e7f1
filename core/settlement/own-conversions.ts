/**
 * The names that conversions which are no orders have in the place of a connection's: a deal's milestones
 * are `deals~<deal>.<milestone>`, other activities `activities~<id>`, what posts earn `posts~<kind>-<hash>`, adjustments `adjustments~<id>`.
 * No shop may take one of them.
 */
export const ownConversions: readonly string[] = ['activities', 'deals', 'posts', 'adjustments'];
