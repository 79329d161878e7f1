import { ChannelSums } from '../channel-sums.ts';
import type { PathModel } from '../path-model.ts';
import type { PathRow } from '../path-row.ts';
import type { PlaceWeights } from './place-weights.ts';

/** Most journeys are shorter; the shares of longer ones are computed again each time. */
const touchesRemembered = 128;

/**
 * A model in which a touch's share depends on nothing but its place and the journey's length.
 *
 * @throws RangeError, when a row is added, if its weights are beyond what a number can hold.
 */
export function creditByPlace(weigh: PlaceWeights): PathModel {
  const sums = new ChannelSums();
  const remembered: (Float64Array | undefined)[] = new Array(touchesRemembered + 1).fill(undefined);

  function sharesOf(length: number): Float64Array {
    if (length > touchesRemembered) return computeShares(length, weigh);
    const known = remembered[length];
    if (known !== undefined) return known;
    const shares = computeShares(length, weigh);
    remembered[length] = shares;
    return shares;
  }

  return {
    add({ channels, length, conversions, value }: PathRow) {
      const shares = sharesOf(length);
      for (let place = 0; place < length; place += 1) {
        const share = shares[place] as number;
        sums.add(channels[place] as number, share * conversions, share * value);
      }
    },
    finish: (channels) => ({ credits: sums.list(channels) }),
  };
}

function computeShares(length: number, weigh: PlaceWeights): Float64Array {
  const shares = new Float64Array(length);
  weigh(shares);
  const total = shares.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0 && total < Infinity)) {
    throw new RangeError(`The weights of ${length} touches are too small or too large to divide.`);
  }
  return shares.map((weight) => weight / total);
}
