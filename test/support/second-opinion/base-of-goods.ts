import { type SampleShop, sampleShops } from '../../../cli/demo/story/sample-shops.ts';
import type {
  DatedChange,
  StoryLine,
  StoryOrder,
  StoryRefund,
} from '../../../cli/demo/story/story-types.ts';
import { roundHalfEven, splitByRemainder } from './arithmetic.ts';

/** A line's goods in minor units without tax, before and after refunds. */
export type GoodsBase = {
  readonly product: string;
  readonly before: bigint;
  readonly after: bigint;
};

type Line = StoryLine & { left: number; readonly discount: bigint };

/**
 * What the customer pays for each line of an order, without tax, once the changes given have
 * happened: pieces that an edit took out are gone with their part of price, discount and tax, and
 * refunds are taken off. `undefined` where the whole order is off: cancelled, or all of it given back.
 */
export function baseOfGoods(
  order: StoryOrder,
  changes: readonly DatedChange[],
): GoodsBase[] | undefined {
  const shop = sampleShops[order.shop];
  const lines: Line[] = order.lines.map((line) => ({
    ...line,
    left: line.quantity,
    discount: discountOf(order, line),
  }));
  for (const change of changes) {
    if (change.kind === 'cancel') return undefined;
    if (change.kind !== 'edit') continue;
    for (const [place, quantity] of Object.entries(change.quantities)) {
      const line = lines[Number(place)];
      if (line) line.left = quantity;
    }
    if (change.added) lines.push({ ...change.added, left: change.added.quantity, discount: 0n });
  }
  const before = lines.map((line) => netOf(shop, line));
  const refunds = changes.flatMap((change) => (change.kind === 'refund' ? [change.refund] : []));
  const givenBack = lines.map((_, place) =>
    refunds.reduce((sum, refund) => sum + piecesOf(refund, place), 0),
  );
  if (refunds.length > 0 && lines.every(({ left }, place) => givenBack[place] === left))
    return undefined;

  const after = refunds.reduce((left, refund) => takeOff(shop, lines, left, refund), before);
  return lines.map(({ product }, place) => ({
    product,
    before: before[place] ?? 0n,
    after: after[place] ?? 0n,
  }));
}

const piecesOf = (refund: StoryRefund, place: number): number =>
  refund.pieces
    .filter(({ line }) => line === place)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const priceOf = (line: StoryLine): bigint => line.unitPriceMinorUnits * BigInt(line.quantity);

/** Each code that the shop applied takes its percentage off, rounded down; gift cards cost what they are worth. */
function discountOf({ codes }: StoryOrder, line: StoryLine): bigint {
  if (line.product === 'gift-card') return 0n;
  return codes
    .filter(({ applied }) => applied)
    .reduce((sum, { percent }) => sum + (priceOf(line) * percent) / 100n, 0n);
}

/** The tax that the shop writes for some pieces of a line, halves up; it matters only where prices contain it. */
function taxIn({ taxIncluded, taxPercent }: SampleShop, line: Line, pieces: number): bigint {
  if (!taxIncluded || line.product === 'gift-card') return 0n;
  const numerator = (priceOf(line) - line.discount) * taxPercent * BigInt(pieces);
  const denominator = (100n + taxPercent) * BigInt(line.quantity);
  return (2n * numerator + denominator) / (2n * denominator);
}

function netOf(shop: SampleShop, line: Line): bigint {
  const part = (whole: bigint) => roundHalfEven(whole * BigInt(line.left), BigInt(line.quantity));
  return part(priceOf(line)) - part(line.discount) - part(taxIn(shop, line, line.quantity));
}

/** Pieces go back at what was paid for them; money alone is spread over what is left of every line. */
function takeOff(
  shop: SampleShop,
  lines: readonly Line[],
  left: readonly bigint[],
  refund: StoryRefund,
): bigint[] {
  const byPieces = lines.map((line, place) => {
    const pieces = piecesOf(refund, place);
    const paid = ((priceOf(line) - line.discount) * BigInt(pieces)) / BigInt(line.quantity);
    return (left[place] ?? 0n) - (paid - taxIn(shop, line, pieces));
  });
  const spread = splitByRemainder(refund.amountOnlyMinorUnits ?? 0n, byPieces);
  return byPieces.map((amount, place) => amount - (spread[place] ?? 0n));
}
