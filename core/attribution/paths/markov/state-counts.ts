import { growFloats, growIntegers } from '../linear/grow-array.ts';
import { PairIndex } from '../linear/pair-index.ts';
import type { MarkovOrder } from '../path-model-spec.ts';
import type { PathRow } from '../path-row.ts';
import { PathTree, root } from '../path-tree.ts';

/**
 * How often journeys stand in each state, and go from one to the next.
 *
 * A state is what a journey's last touches were: as many as the order says, or the whole journey if
 * it has no more. It is a node of `states`. The state that comes next depends on this one and on the
 * next touch alone, so a step is counted under this pair, and looked up once.
 */
export class StateCounts {
  readonly states = new PathTree();
  /** Pairs of a state and the channel of the next touch. */
  readonly steps = new PairIndex();
  /** By step: the state it leads to, and the weight of the journeys that took it. */
  targets = new Int32Array(512);
  weights = new Float64Array(512);
  /** By state: what began there, and what ended there, in which way. */
  starts = new Float64Array(512);
  conversions = new Float64Array(512);
  nulls = new Float64Array(512);
  values = new Float64Array(512);
  private readonly order: MarkovOrder;

  constructor(order: MarkovOrder) {
    this.order = order;
  }

  /** Counts the journeys of a row; those that did not convert are `nulls`, whatever the row says. */
  add({ channels, length, conversions, value }: PathRow, nulls: number): void {
    const weight = conversions + nulls;
    let state = this.enter(channels, 0, Math.min(length, this.order));
    this.starts[state] = (this.starts[state] as number) + weight;
    for (let place = this.order; place < length; place += 1) {
      const step = this.steps.add(state, channels[place] as number);
      if (step === this.weights.length || this.targets[step] === root) {
        this.welcomeStep(step, channels, place);
      }
      const target = this.targets[step] as number;
      // A state that follows itself stays one visit.
      if (target !== state) this.weights[step] = (this.weights[step] as number) + weight;
      state = target;
    }
    this.conversions[state] = (this.conversions[state] as number) + conversions;
    this.nulls[state] = (this.nulls[state] as number) + nulls;
    this.values[state] = (this.values[state] as number) + value;
  }

  private welcomeStep(step: number, channels: Uint32Array, place: number): void {
    this.targets = growIntegers(this.targets, step + 1);
    this.weights = growFloats(this.weights, step + 1);
    this.targets[step] = this.enter(channels, place + 1 - this.order, place + 1);
  }

  /** The state of the touches `channels[from..to)`. */
  private enter(channels: Uint32Array, from: number, to: number): number {
    let state = root;
    for (let place = from; place < to; place += 1) {
      state = this.states.extend(state, channels[place] as number);
    }
    if (state >= this.starts.length) this.growStates();
    return state;
  }

  private growStates(): void {
    const { size } = this.states;
    this.starts = growFloats(this.starts, size);
    this.conversions = growFloats(this.conversions, size);
    this.nulls = growFloats(this.nulls, size);
    this.values = growFloats(this.values, size);
  }
}
