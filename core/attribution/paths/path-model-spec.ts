/** Order of a Markov chain: of how many last touches its states consist. */
export type MarkovOrder = 1 | 2 | 3 | 4;

/**
 * Which model, with its parameters. Weights are relative to each other: finite, not negative, and
 * at least one of them positive. Definitions: docs/attribution.md.
 */
export type PathModelSpec =
  | { readonly model: 'first-touch' }
  | { readonly model: 'last-touch' }
  /** The last touch of another channel than the direct one, compared without case; else the last touch. */
  | { readonly model: 'last-non-direct'; readonly directChannel: string }
  | { readonly model: 'linear' }
  | TimeDecaySpec
  | PositionBasedSpec
  | WShapedSpec
  | { readonly model: 'position-decay' }
  | CustomWeightsSpec
  | {
      readonly model: 'markov';
      readonly order: MarkovOrder;
      /** Whether journeys without a conversion are part of the chain. */
      readonly useNulls: boolean;
    }
  | { readonly model: 'shapley' }
  | { readonly model: 'shapley-ordered' }
  | { readonly model: 'counterfactual' };

/** Touches of a path file have no times: they lie `spacingHours` apart, the last at the conversion. */
export type TimeDecaySpec = {
  readonly model: 'time-decay';
  readonly halfLifeHours: number;
  readonly spacingHours: number;
  /** Whether a weight stays until a whole half-life has passed, instead of falling all the time. */
  readonly stepped: boolean;
};

export type PositionBasedSpec = {
  readonly model: 'position-based';
  readonly first: number;
  /** Shared equally by the touches between. */
  readonly middle: number;
  readonly last: number;
};

/** The opportunity is the last touch. */
export type WShapedSpec = {
  readonly model: 'w-shaped';
  readonly first: number;
  readonly lead: number;
  readonly opportunity: number;
  /** Shared equally by the touches that are no anchor. */
  readonly others: number;
  /** Which touch made the buyer known, counted from 1. */
  readonly leadPosition?: number;
};

/** `fromFirst[0]` is the first touch's weight, `fromLast[0]` the last one's. */
export type CustomWeightsSpec = {
  readonly model: 'custom-weights';
  readonly fromFirst: readonly number[];
  /** Shared equally by the touches that have no weight of their own. */
  readonly others: number;
  readonly fromLast: readonly number[];
};
