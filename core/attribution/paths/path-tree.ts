import { PairIndex } from './linear/pair-index.ts';

/** The node of the empty path. */
export const root = 0;

/**
 * Paths as nodes of a tree, in which paths that begin alike share their nodes. Nodes are numbered from
 * 0, the root, in the order of their first appearance: a parent comes before its children.
 */
export class PathTree {
  private readonly steps = new PairIndex();

  get size(): number {
    return this.steps.size + 1;
  }

  /** The path that goes on from `node` to `channel`, made if it was not there. */
  extend(node: number, channel: number): number {
    return this.steps.add(node, channel) + 1;
  }

  /** The path that goes on from `node` to `channel`; the root, which is no such path, if it is not there. */
  find(node: number, channel: number): number {
    return this.steps.find(node, channel) + 1;
  }

  /** The path without its last touch; not for the root. */
  parentOf(node: number): number {
    return this.steps.firstOf(node - 1);
  }

  /** The channel of the path's last touch; not for the root. */
  channelOf(node: number): number {
    return this.steps.secondOf(node - 1);
  }

  /** One more than the greatest channel of all paths. */
  countChannels(): number {
    let channels = 0;
    for (let node = root + 1; node < this.size; node += 1) {
      channels = Math.max(channels, this.channelOf(node) + 1);
    }
    return channels;
  }
}
