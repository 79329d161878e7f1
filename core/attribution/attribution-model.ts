/** Weights of places, relative to each other: whole numbers, not negative. */
export type PlaceWeights = {
  readonly first: number;
  /** Shared equally by the touches between. */
  readonly middle: number;
  readonly last: number;
};

/** A model that needs nothing but the journey. Definitions: docs/attribution.md. */
export type RuleBasedModel =
  | { readonly kind: 'first-touch' }
  | { readonly kind: 'last-touch' }
  | { readonly kind: 'last-non-direct' }
  | { readonly kind: 'linear' }
  | { readonly kind: 'position-decay' }
  /** A touch loses half of its weight in each half-life before the conversion. */
  | { readonly kind: 'time-decay'; readonly halfLifeHours: number }
  | { readonly kind: 'position-based'; readonly weights: PlaceWeights }
  | {
      readonly kind: 'w-shaped';
      readonly weights: {
        readonly first: number;
        readonly lead: number;
        readonly opportunity: number;
        readonly others: number;
      };
    }
  /** `fromFirst[0]` is the first touch's weight, `fromLast[0]` the last one's; `others` is shared equally. */
  | {
      readonly kind: 'custom-weights';
      readonly fromFirst: readonly number[];
      readonly others: number;
      readonly fromLast: readonly number[];
    };

/**
 * Divides by the weights of the set that was published last before the order. Whoever is not in the
 * set gets what the fall-back would give, and the others share the rest by their weights.
 */
export type DataDrivenModel = {
  readonly kind: 'data-driven';
  readonly fallback: RuleBasedModel;
};

export type AttributionModel = RuleBasedModel | DataDrivenModel;
