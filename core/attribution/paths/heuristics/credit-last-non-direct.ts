import { ChannelCounts } from '../channel-counts.ts';
import { ChannelSums } from '../channel-sums.ts';
import { growFloats } from '../linear/grow-array.ts';
import type { PathModel } from '../path-model.ts';
import type { PathRow } from '../path-row.ts';
import { PathTree, root } from '../path-tree.ts';

/**
 * Gives everything to the last touch of another channel than the direct one, and to the last touch
 * where there is none.
 *
 * Names of channels come after all rows, and the direct one may be spelled in several ways. So journeys
 * are kept as a tree of their distinct channels from the last one backwards, which tells everything
 * that can matter and is much smaller than the journeys are.
 *
 * @throws RangeError if the channel has no name.
 */
export function creditLastNonDirect(directChannel: string): PathModel {
  if (directChannel === '') throw new RangeError('The direct channel has a name.');
  const endings = new PathTree();
  const counts = new ChannelCounts();
  let conversions = new Float64Array(64);
  let values = new Float64Array(64);

  return {
    add(row) {
      const node = addEnding(endings, counts, row);
      conversions = growFloats(conversions, node + 1);
      values = growFloats(values, node + 1);
      conversions[node] = (conversions[node] as number) + row.conversions;
      values[node] = (values[node] as number) + row.value;
    },
    finish(channels) {
      const winners = findWinners(endings, listDirect(channels, directChannel));
      const sums = new ChannelSums();
      for (let node = root + 1; node < endings.size; node += 1) {
        sums.add(winners[node] as number, conversions[node] ?? 0, values[node] ?? 0);
      }
      return { credits: sums.list(channels) };
    },
  };
}

/** The node of the row's distinct channels, in the order in which they come from the end. */
function addEnding(
  endings: PathTree,
  counts: ChannelCounts,
  { channels, length }: PathRow,
): number {
  counts.begin();
  let node = root;
  for (let place = length - 1; place >= 0; place -= 1) {
    const channel = channels[place] as number;
    if (counts.count(channel) === 1) node = endings.extend(node, channel);
  }
  return node;
}

function listDirect(channels: readonly string[], directChannel: string): boolean[] {
  const direct = directChannel.toLowerCase();
  return channels.map((channel) => channel.toLowerCase() === direct);
}

/** The channel that each ending gives its credit to: its first that is not direct, else its first. */
function findWinners(endings: PathTree, isDirect: readonly boolean[]): Int32Array {
  const winners = new Int32Array(endings.size);
  for (let node = root + 1; node < endings.size; node += 1) {
    const parent = endings.parentOf(node);
    const channel = endings.channelOf(node);
    const ofParent = winners[parent] as number;
    const isOpen = parent === root || (isDirect[ofParent] && !isDirect[channel]);
    winners[node] = isOpen ? channel : ofParent;
  }
  return winners;
}
