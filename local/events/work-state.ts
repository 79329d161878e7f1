/** Whether there is something to do now, and when (epoch ms) there will be again. */
export type WorkState = {
  readonly busy: boolean;
  /** The next instant at which something waits to be done, tried again or not. */
  readonly dueAt?: number;
  /** The next instant at which something that failed is tried again. */
  readonly retryAt?: number;
};

export function earliest(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
