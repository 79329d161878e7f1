import { ChannelCounts } from '../channel-counts.ts';
import { ChannelSums } from '../channel-sums.ts';
import type { PathModel } from '../path-model.ts';

/**
 * Shapley values of the game in which a coalition of channels is worth what the journeys bring in that
 * touch no other: each journey is divided equally by its distinct channels. This equals the textbook
 * form, which takes 2^channels steps (Zhao, Mahboobi and Bagheri 2018, arXiv 1804.05327).
 */
export function openShapleyModel(): PathModel {
  const sums = new ChannelSums();
  const counts = new ChannelCounts();

  return {
    add({ channels, length, conversions, value }) {
      counts.begin();
      for (let place = 0; place < length; place += 1) counts.count(channels[place] as number);

      for (let place = 0; place < length; place += 1) {
        const channel = channels[place] as number;
        const parts = counts.distinct * counts.of(channel);
        sums.add(channel, conversions / parts, value / parts);
      }
    },
    finish: (channels) => ({ credits: sums.list(channels) }),
  };
}
