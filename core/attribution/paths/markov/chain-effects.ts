/** What a chain comes to: chances and worths per journey, and by channel id what goes when it is removed. */
export type ChainEffects = {
  /** The chance of a walk to convert, and what a walk brings in on average. */
  readonly conversion: number;
  readonly worth: number;
  /** The part of either that is lost: of walks that visit the channel before they end. */
  readonly lostConversions: Float64Array;
  readonly lostWorths: Float64Array;
};
