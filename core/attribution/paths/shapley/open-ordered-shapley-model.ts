import { ChannelCounts } from '../channel-counts.ts';
import { growFloats } from '../linear/grow-array.ts';
import { PairIndex } from '../linear/pair-index.ts';
import type { ChannelPlaces, PathModel } from '../path-model.ts';
import { listByPosition } from './list-by-position.ts';
import { openShapleyModel } from './open-shapley-model.ts';

/**
 * Shapley values by place in the journey: a channel's part of a journey, divided equally by the places
 * where it stands (Zhao, Mahboobi and Bagheri 2018, arXiv 1804.05327). Over all places they sum to
 * the Shapley values.
 *
 * Only places that a channel ever stood in take memory, so that one long journey does not take it for
 * all channels.
 */
export function openOrderedShapleyModel(): PathModel {
  const whole = openShapleyModel();
  const counts = new ChannelCounts();
  const standings = new PairIndex();
  let conversions = new Float64Array(512);
  let longest = 0;

  return {
    add(row) {
      whole.add(row);
      longest = Math.max(longest, row.length);
      counts.begin();
      for (let place = 0; place < row.length; place += 1) {
        counts.count(row.channels[place] as number);
      }
      for (let place = 0; place < row.length; place += 1) {
        const channel = row.channels[place] as number;
        const standing = standings.add(channel, place);
        conversions = growFloats(conversions, standings.size);
        const share = row.conversions / (counts.distinct * counts.of(channel));
        conversions[standing] = (conversions[standing] as number) + share;
      }
    },
    finish(channels) {
      let byPosition: readonly ChannelPlaces[] | undefined;
      return {
        ...whole.finish(channels),
        // Sorting takes time, and most callers never look at it.
        get byPosition() {
          byPosition ??= listByPosition(channels, { standings, conversions, longest });
          return byPosition;
        },
      };
    },
  };
}
