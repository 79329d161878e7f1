import type { OrderLine, Refund } from './order-facts.ts';

/**
 * The pieces of a line that edits left and no refund took back. A refund of money alone takes no
 * piece, and what a shop reports beyond the pieces that are there takes no more than those.
 */
export function countPiecesLeft(line: OrderLine, refunds: readonly Refund[]): number {
  let pieces = line.quantityAfterEdits;
  for (const refund of refunds) {
    for (const { lineId, quantity } of refund.lines) {
      if (lineId === line.lineId) pieces -= quantity;
    }
  }
  return Math.max(0, pieces);
}
