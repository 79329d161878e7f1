/**
 * Pieces of a line. Shops that sell by weight or length write quantities such as `1.5`: such a line is one piece, whatever
 * it measures, because its money is of the whole line and rewards per item count things.
 */
export function readPieces(quantity: string): number {
  const [, whole = '0', fraction = ''] = /^-?(\d{1,9})(?:\.(\d+))?$/.exec(quantity) ?? [];
  return /[1-9]/.test(fraction) ? 1 : Number(whole);
}

/** What `readPieces` reads. */
export const quantityPattern = /^-?\d{1,9}(?:\.\d{1,30})?$/;
