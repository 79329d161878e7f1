import type { PathRow } from '../path-row.ts';
import type { PathColumn } from './path-columns.ts';
import { pathLimits } from './path-limits.ts';

/** Adds a touch to the row's path, unless the path is as long as a path may be. */
export function addTouch(row: PathRow, channel: number): boolean {
  if (row.length === pathLimits.touches) return false;

  if (row.length === row.channels.length) {
    const longer = new Uint32Array(row.length * 2);
    longer.set(row.channels);
    row.channels = longer;
  }
  row.channels[row.length] = channel;
  row.length += 1;
  return true;
}

/** Puts a number where its column says. */
export function setNumber(row: PathRow, column: PathColumn, number: number): void {
  if (column === 'total_conversions') row.conversions = number;
  else if (column === 'total_conversion_value') row.value = number;
  else if (column === 'total_null') row.nulls = number;
}
