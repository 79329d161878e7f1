import { growFloats } from '../linear/grow-array.ts';
import type { PathRow } from '../path-row.ts';
import { PathTree, root } from '../path-tree.ts';

/** What all journeys of each exact path brought in together. Paths that begin alike share memory. */
export class PathSums {
  readonly tree = new PathTree();
  /** By node of the tree; 0 for a path that only others begin with. */
  conversions = new Float64Array(512);
  values = new Float64Array(512);
  nulls = new Float64Array(512);

  add({ channels, length, conversions, value, nulls }: PathRow): void {
    let node = root;
    for (let place = 0; place < length; place += 1) {
      node = this.tree.extend(node, channels[place] as number);
    }
    if (node >= this.nulls.length) this.grow(node + 1);
    this.conversions[node] = (this.conversions[node] as number) + conversions;
    this.values[node] = (this.values[node] as number) + value;
    this.nulls[node] = (this.nulls[node] as number) + nulls;
  }

  /** The share of a path's journeys that converted; 0 if there were none. */
  conversionRate(node: number): number {
    const conversions = this.conversions[node] ?? 0;
    return conversions === 0 ? 0 : conversions / (conversions + (this.nulls[node] as number));
  }

  private grow(nodes: number): void {
    this.conversions = growFloats(this.conversions, nodes);
    this.values = growFloats(this.values, nodes);
    this.nulls = growFloats(this.nulls, nodes);
  }
}
