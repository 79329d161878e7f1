/** Places shown beyond the unit's own before an endless decimal is cut. */
const extraPlaces = 6;
const scale = 10n ** BigInt(extraPlaces);

/**
 * Writes an exact fraction of minor units as an amount in its unit: `3.7525`; an amount whose
 * decimals do not end soon is cut and ends in `…`: `0.333333…`. Not negative; need not be in lowest
 * terms.
 *
 * @param digits the decimal places of the unit.
 */
export function formatExact(numerator: bigint, denominator: bigint, digits: number): string {
  const scaled = numerator * scale;
  const cut = scaled / denominator;
  const places = digits + extraPlaces;
  const written = cut.toString();
  const all = written.length > places ? written : written.padStart(places + 1, '0');
  const point = all.length - places;
  if (cut * denominator !== scaled) return `${all.slice(0, point)}.${all.slice(point)}…`;

  const end = findEnd(all, point + digits);
  return end === point ? all.slice(0, point) : `${all.slice(0, point)}.${all.slice(point, end)}`;
}

/** Where the digits end that say something; not before `least`. */
function findEnd(all: string, least: number): number {
  let end = all.length;
  while (end > least && all[end - 1] === '0') end -= 1;
  return end;
}
