import { ChannelSums } from '../channel-sums.ts';
import type { PathModel } from '../path-model.ts';
import { root } from '../path-tree.ts';
import { PathSums } from './path-sums.ts';

/**
 * Credits a touch by how much more often its path converts than the same path without the touch
 * (fractribution's model): max(0, p(path) - p(path without the touch)), divided by the sum over the path.
 * p is the share of the journeys of exactly that path that converted, 0 for a path that nobody took.
 * Where no touch makes a difference the last one has everything.
 */
export function openCounterfactualModel(): PathModel {
  const paths = new PathSums();
  return {
    add: (row) => paths.add(row),
    finish(channels) {
      const sums = new ChannelSums();
      for (let node = root + 1; node < paths.tree.size; node += 1) creditPath(paths, node, sums);
      return { credits: sums.list(channels) };
    },
  };
}

function creditPath(paths: PathSums, node: number, sums: ChannelSums): void {
  const conversions = paths.conversions[node] ?? 0;
  const value = paths.values[node] ?? 0;
  const path = listChannels(paths, node);
  const gains = findGains(paths, node, path);
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  path.forEach((channel, place) => {
    const isLast = place === path.length - 1;
    const share = total > 0 ? (gains[place] as number) / total : Number(isLast);
    sums.add(channel, share * conversions, share * value);
  });
}

function listChannels({ tree }: PathSums, node: number): number[] {
  const channels: number[] = [];
  for (let at = node; at !== root; at = tree.parentOf(at)) channels.push(tree.channelOf(at));
  return channels.reverse();
}

/** By place: what the touch adds to the chance. Equal neighbours leave the same path, found once. */
function findGains(paths: PathSums, node: number, path: readonly number[]): number[] {
  const rate = paths.conversionRate(node);
  if (rate === 0) return path.map(() => 0);
  const gains: number[] = [];
  let before = root;
  path.forEach((channel, place) => {
    const isRepeat = place > 0 && path[place - 1] === channel;
    const gain = isRepeat
      ? (gains[place - 1] as number)
      : Math.max(0, rate - rateFrom(paths, before, path, place + 1));
    gains.push(gain);
    before = paths.tree.find(before, channel);
  });
  return gains;
}

/** The conversion rate of the path that goes on from `node` with `path[from..]`. */
function rateFrom(paths: PathSums, node: number, path: readonly number[], from: number): number {
  let at = node;
  for (let place = from; place < path.length; place += 1) {
    at = paths.tree.find(at, path[place] as number);
    if (at === root) return 0;
  }
  return paths.conversionRate(at);
}
