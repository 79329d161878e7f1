import type { AdjustableClock } from './clock.ts';

/** What the stepper moves through time. */
export type SteppedSystem = {
  /** The next instant (epoch ms) at which anything is due: a schedule, a message, an expiry. */
  nextDue(): number | undefined;
  /** Starts what is due by now. */
  fireDue(): Promise<void>;
  /** Waits until what was started, and all that followed from it, is done. */
  settle(): Promise<void>;
};

export type AdvanceProgress = {
  /** Epoch milliseconds, all three. */
  readonly from: number;
  readonly now: number;
  readonly to: number;
  readonly steps: number;
};

export type Advance = (
  to: number,
  onProgress?: (progress: AdvanceProgress) => void,
) => Promise<{ readonly steps: number }>;

/**
 * Makes what moves the clock forward without losing what is due on the way: it stops at every due
 * instant, in order, and lets the system come to rest before it goes on.
 *
 * A clock that jumped would run a month of schedules at once, all of them seeing the last instant.
 * Advances that are asked for at the same time run one after another.
 */
export function makeAdvance(clock: AdjustableClock, system: SteppedSystem): Advance {
  let last: Promise<unknown> = Promise.resolve();

  async function advance(
    to: number,
    onProgress: (progress: AdvanceProgress) => void = () => {},
  ): Promise<{ readonly steps: number }> {
    const from = clock.now();
    await system.settle();
    for (let steps = 0; ; steps += 1) {
      const due = system.nextDue();
      const isLast = due === undefined || due > to;
      clock.advanceTo(isLast ? to : due);
      if (isLast) return { steps };

      await system.fireDue();
      await system.settle();
      onProgress({ from, now: clock.now(), to, steps: steps + 1 });
    }
  }

  return (to, onProgress) => {
    const run = last.then(() => advance(to, onProgress));
    last = run.catch(() => {});
    return run;
  };
}
