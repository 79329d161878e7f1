import { ChannelSums } from '../channel-sums.ts';
import type { PathModel } from '../path-model.ts';
import type { PathRow } from '../path-row.ts';

/**
 * Gives everything to the last touch of another channel than the direct one, however that is spelled
 * in upper and lower case, and to the last touch where there is none.
 *
 * @throws RangeError if the channel has no name.
 */
export function creditLastNonDirect(directChannel: string): PathModel {
  if (directChannel === '') throw new RangeError('The direct channel has a name.');
  const isDirect = openDirectChannels(directChannel);
  const sums = new ChannelSums();

  return {
    add(row) {
      sums.add(findWinner(row, isDirect), row.conversions, row.value);
    },
    finish: (channels) => ({ credits: sums.list(channels) }),
  };
}

function findWinner(row: PathRow, isDirect: (id: number, row: PathRow) => boolean): number {
  const last = row.channels[row.length - 1] as number;
  for (let place = row.length - 1; place >= 0; place -= 1) {
    const channel = row.channels[place] as number;
    if (!isDirect(channel, row)) return channel;
  }
  return last;
}

/** Whether a channel is the direct one; each name is compared once. */
function openDirectChannels(directChannel: string) {
  const direct = directChannel.toLowerCase();
  const known: boolean[] = [];
  return (id: number, { names }: PathRow): boolean => {
    const answer = known[id];
    if (answer !== undefined) return answer;
    const isDirect = names[id]?.toLowerCase() === direct;
    known[id] = isDirect;
    return isDirect;
  };
}
