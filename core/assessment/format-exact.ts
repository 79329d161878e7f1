/** Places shown beyond the unit's own before an endless decimal is cut. */
const extraPlaces = 6;

/**
 * Writes an exact fraction of minor units as an amount in its unit: `3.7525`; an amount whose
 * decimals do not end soon is cut and ends in `…`: `0.333333…`. Not negative; need not be in lowest
 * terms.
 *
 * @param digits the decimal places of the unit.
 */
export function formatExact(numerator: bigint, denominator: bigint, digits: number): string {
  const scaled = numerator * 10n ** BigInt(extraPlaces);
  const isCut = scaled % denominator !== 0n;
  const places = digits + extraPlaces;
  const all = (scaled / denominator).toString().padStart(places + 1, '0');
  const whole = all.slice(0, -places);
  if (isCut) return `${whole}.${all.slice(-places)}…`;

  const needed = all.slice(-places).replace(/0+$/, '').padEnd(digits, '0');
  return needed === '' ? whole : `${whole}.${needed}`;
}
