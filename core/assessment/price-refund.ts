import type { LineValue } from './line-values.ts';
import type { Refund, RefundLine } from './order-facts.ts';
import { sumFirstPieces } from './sum-first-pieces.ts';

/** A refund that says of each of its lines what that gave back. */
export type PricedRefund = Omit<Refund, 'lines'> & { readonly lines: readonly PricedLine[] };

type PricedLine = RefundLine & { readonly minorUnits: bigint };

/**
 * A refund with an amount for every line: pieces that come without one give back their part of what the
 * customer paid for the line, no more than the line has left, and their part of the tax.
 *
 * A line is divided between its pieces by largest remainder, an odd unit to the piece that comes back
 * earlier: refunds that give back all pieces give back the line to the unit, however many they are. More
 * pieces than are left cannot come back, nor can pieces of a line that the order does not have.
 *
 * @param applied the refunds before this one, as the source said them.
 * @param remaining what they left of each line.
 */
export function priceRefund(
  refund: Refund,
  values: readonly LineValue[],
  applied: readonly Refund[],
  remaining: ReadonlyMap<string, bigint>,
): PricedRefund | 'exceeds-remaining' | 'unknown-line' {
  const earlier = refund.lines.every(hasAmount) ? [] : applied.flatMap(({ lines }) => lines);
  const lines: PricedLine[] = [];
  for (const [place, line] of refund.lines.entries()) {
    const before = [...earlier, ...refund.lines.slice(0, place)];
    const left = (remaining.get(line.lineId) ?? 0n) - sumOfLine(lines, line.lineId);
    const value = values.find((each) => each.line.lineId === line.lineId);
    const priced = hasAmount(line) ? line : pricePieces(line, value, before, left);
    if (typeof priced === 'string') return priced;
    lines.push(priced);
  }
  return { ...refund, lines };
}

function hasAmount(line: RefundLine): line is PricedLine {
  return line.minorUnits !== undefined;
}

/** @param before the lines that were given back before, as the source said them. */
function pricePieces(
  line: RefundLine,
  value: LineValue | undefined,
  before: readonly RefundLine[],
  leftMinorUnits: bigint,
): PricedLine | 'exceeds-remaining' | 'unknown-line' {
  const { lineId, quantity } = line;
  if (value === undefined) return quantity === 0 ? { ...line, minorUnits: 0n } : 'unknown-line';

  const pieces = value.line.quantityAfterEdits;
  const gone = before.filter((other) => other.lineId === lineId);
  if (quantity > pieces - countPieces(gone)) return 'exceeds-remaining';

  const first = countPieces(gone.filter((other) => !hasAmount(other)));
  const partOf = (minorUnits: bigint) =>
    sumFirstPieces(minorUnits, pieces, first + quantity) -
    sumFirstPieces(minorUnits, pieces, first);
  const net = partOf(value.netMinorUnits);
  const left = leftMinorUnits < 0n ? 0n : leftMinorUnits;
  return {
    ...line,
    minorUnits: net < left ? net : left,
    taxMinorUnits: line.taxMinorUnits ?? partOf(value.taxMinorUnits),
  };
}

function countPieces(lines: readonly RefundLine[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

function sumOfLine(lines: readonly PricedLine[], lineId: string): bigint {
  return lines.reduce((sum, line) => sum + (line.lineId === lineId ? line.minorUnits : 0n), 0n);
}
