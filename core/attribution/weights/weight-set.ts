import type { Instant } from '../../time/instant.ts';

/** Which model's results the weights are, with its parameters. */
export type WeightTraining = {
  readonly model: 'markov' | 'shapley' | 'counterfactual';
  /** Markov only. */
  readonly order?: 1 | 2 | 3 | 4;
  readonly useNulls?: boolean;
};

/** What a data-driven policy divides by: trained on the journeys of a period, published, never changed. */
export type WeightSet = {
  readonly weightSetId: string;
  readonly trainedBy: WeightTraining;
  /** The period of the journeys. */
  readonly from: Instant;
  readonly until: Instant;
  readonly publishedAt: Instant;
  readonly journeys: number;
  readonly conversions: number;
  /** By channel or creator id; whole parts of 10^12, which they sum to. */
  readonly weights: Readonly<Record<string, bigint>>;
};
