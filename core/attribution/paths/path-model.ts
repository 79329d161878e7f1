import type { PathRow } from './path-row.ts';

/** What a model gives one channel, over all journeys. */
export type ChannelCredit = {
  readonly channel: string;
  readonly conversions: number;
  readonly value: number;
};

/** A channel's removal effect: the share of the conversions (of the worth) that go with it. */
export type RemovalEffect = ChannelCredit;

/** One step of the chain; ends are `(start)`, `(conversion)` and `(null)`, states of order k > 1 join channels with ` > `. */
export type Transition = {
  readonly from: string;
  readonly to: string;
  readonly probability: number;
};

/** A channel's conversions by place in the journey, first place first, as far as the longest journey goes. */
export type ChannelPlaces = {
  readonly channel: string;
  /** Made when it is read: those of all channels together may be larger than the memory. */
  readonly conversions: readonly number[];
};

/** What a model says of all journeys together. Channels come in the order of their first appearance. */
export type PathCredits = {
  readonly credits: readonly ChannelCredit[];
  /** Markov only. */
  readonly removalEffects?: readonly RemovalEffect[];
  readonly transitions?: readonly Transition[];
  /** Markov only: the chance of the chain to end in a conversion. */
  readonly conversionProbability?: number;
  /** Ordered Shapley only. */
  readonly byPosition?: readonly ChannelPlaces[];
};

/** A model that takes rows one by one, so that a file larger than memory can pass through it. */
export interface PathModel {
  /** @throws PathFiguresError for numbers that the model cannot compute with. */
  add(row: PathRow): void;
  /**
   * @param channels the names of all channels, by id.
   * @throws PathFiguresError if what comes out is no number.
   */
  finish(channels: readonly string[]): PathCredits;
}
