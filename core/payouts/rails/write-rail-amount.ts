import type { RailAmount } from './to-rail-amount.ts';

/** Writes an amount as a decimal with the rail's places: `12.34`, `1200` where it has none. */
export function writeRailAmount({ units, decimals }: RailAmount): string {
  if (decimals === 0) return units.toString();
  const written = units.toString().padStart(decimals + 1, '0');
  const point = written.length - decimals;
  return `${written.slice(0, point)}.${written.slice(point)}`;
}
