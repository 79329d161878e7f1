/**
 * Writes the weights of a journey's touches, first touch first, into `weights`, whose length is the
 * number of touches and whose items are 0. None becomes negative, and at least one positive.
 */
export type PlaceWeights = (weights: Float64Array) => void;
