/** Bounds on one row, so that a file without line breaks, or without journeys, does not eat the memory. */
export const pathLimits = { rowBytes: 1_048_576, touches: 10_000 } as const;
