import type { PairIndex } from '../linear/pair-index.ts';
import type { ChannelPlaces } from '../path-model.ts';

/** What channels got by place, where they stood. */
export type PlacedConversions = {
  /** Pairs of a channel and a place. */
  readonly standings: PairIndex;
  /** By standing. */
  readonly conversions: Float64Array;
  /** How many places the longest journey has. */
  readonly longest: number;
};

/**
 * Lists for each channel its conversions by place. A channel's list is made anew whenever it is read:
 * lists of all channels as long as the longest journey may take a thousand times the file's memory.
 */
export function listByPosition(
  channels: readonly string[],
  placed: PlacedConversions,
): ChannelPlaces[] {
  const { starts, sorted } = sortByChannel(placed.standings, channels.length);
  return channels.map((channel, id) => ({
    channel,
    get conversions() {
      return spreadOut(sorted.subarray(starts[id], starts[id + 1]), placed);
    },
  }));
}

function spreadOut(own: Int32Array, { standings, conversions, longest }: PlacedConversions) {
  const places = new Array<number>(longest).fill(0);
  for (const standing of own) {
    places[standings.secondOf(standing)] = conversions[standing] as number;
  }
  return places;
}

/** The standings of channel c are `sorted[starts[c]..starts[c + 1])`. */
function sortByChannel(standings: PairIndex, channels: number) {
  const starts = new Int32Array(channels + 1);
  for (let standing = 0; standing < standings.size; standing += 1) {
    const channel = standings.firstOf(standing);
    starts[channel + 1] = (starts[channel + 1] as number) + 1;
  }
  for (let channel = 0; channel < channels; channel += 1) {
    starts[channel + 1] = (starts[channel + 1] as number) + (starts[channel] as number);
  }
  const next = starts.slice();
  const sorted = new Int32Array(standings.size);
  for (let standing = 0; standing < standings.size; standing += 1) {
    const channel = standings.firstOf(standing);
    const place = next[channel] as number;
    sorted[place] = standing;
    next[channel] = place + 1;
  }
  return { starts, sorted };
}
