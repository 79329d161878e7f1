import type { ChannelPlaces } from '../../core/attribution/paths/index.ts';

/**
 * Leaves out the places after the last where the channel has something: one long journey would make
 * the lists of all channels as long. Like the original, the list is made when it is read.
 */
export function trimPlaces(places: ChannelPlaces): ChannelPlaces {
  return {
    channel: places.channel,
    get conversions() {
      const { conversions } = places;
      let length = conversions.length;
      while (length > 0 && conversions[length - 1] === 0) length -= 1;
      return conversions.slice(0, length);
    },
  };
}
