export type Part<Owner> = { readonly owner: Owner; readonly minorUnits: bigint };

/**
 * Divides an amount between owners in proportion to their weights; the parts add up to the amount.
 *
 * Method: largest remainder (Hamilton). Parts are rounded towards zero, and the units left over go
 * one each to the parts that lost the largest fraction, the earlier owner first among equals. A
 * negative amount gives the same parts negated, so taking an amount back undoes granting it.
 *
 * @throws RangeError if a weight is negative, or if none is positive.
 */
export function allocate<Owner>(
  minorUnits: bigint,
  owners: readonly Owner[],
  weightOf: (owner: Owner) => bigint,
): Part<Owner>[] {
  const totalWeight = owners.reduce((sum, owner) => sum + weightOf(owner), 0n);
  if (totalWeight === 0n || owners.some((owner) => weightOf(owner) < 0n)) {
    throw new RangeError('An amount needs at least one positive weight, and no negative one.');
  }

  const sign = minorUnits < 0n ? -1n : 1n;
  const parts = owners.map((owner) => {
    const exact = sign * minorUnits * weightOf(owner);
    return { owner, roundedDown: exact / totalWeight, lost: exact % totalWeight };
  });
  const leftOver = sign * minorUnits - parts.reduce((sum, part) => sum + part.roundedDown, 0n);
  // Sorting is stable, so equal fractions keep the order of the owners.
  const byLoss = parts.toSorted((a, b) => (a.lost === b.lost ? 0 : a.lost > b.lost ? -1 : 1));
  const topUps = new Set(byLoss.slice(0, Number(leftOver)));

  return parts.map((part) => ({
    owner: part.owner,
    minorUnits: sign * (part.roundedDown + (topUps.has(part) ? 1n : 0n)),
  }));
}
