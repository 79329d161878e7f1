/** What runs because of the event sources, and a way to wait for the next change of that. */
export type Activity = {
  /** How many pieces of work run now. */
  readonly running: () => number;
  /** Runs the work, and counts it while it runs. */
  track<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Says that something changed that a drain may wait for. */
  changed(): void;
  /** Resolves at the next change, or after `timeoutMs` without one. */
  nextChange(timeoutMs: number): Promise<void>;
};

export function createActivity(): Activity {
  let running = 0;
  let waiting: (() => void)[] = [];

  function changed(): void {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  return {
    running: () => running,
    changed,
    async track(work) {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        changed();
      }
    },
    nextChange(timeoutMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, timeoutMs);
      waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
      return promise;
    },
  };
}
