import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedDataError } from '../damaged-data-error.ts';
import type { LocalClock } from '../plan.ts';
import { realNow } from './shifted-date.ts';

/** A clock that can be moved forward, and tells who asked when it was. */
export interface AdjustableClock extends LocalClock {
  /**
   * Moves the clock to the instant, if that lies ahead; the offset is stored before this returns.
   *
   * It jumps. What is due on the way is the stepper's business (`stepper.ts`).
   */
  advanceTo(instant: number): void;
  /** Calls the listener after each move; answers how to stop that. */
  onAdvance(listener: () => void): () => void;
}

export type ClockOptions = {
  /** Where the offset is kept; without it the clock lasts as long as the process. */
  readonly dataFolder?: string;
  /** Epoch milliseconds at which the clock stands at its very first start; later it is ignored. */
  readonly startAt?: number;
};

/**
 * Opens the runtime's clock: real time plus an offset that outlives restarts and only grows.
 *
 * @throws DamagedDataError if the stored offset cannot be read: guessing one would move time back.
 */
export function openClock({ dataFolder, startAt }: ClockOptions = {}): AdjustableClock {
  const file = dataFolder === undefined ? undefined : join(dataFolder, 'clock.json');
  const listeners = new Set<() => void>();
  const stored = file === undefined ? undefined : readOffset(file);
  let offsetMs = stored ?? (startAt === undefined ? 0 : startAt - realNow());
  if (file !== undefined && stored === undefined) writeOffset(file, offsetMs);

  return {
    now: () => realNow() + offsetMs,
    get offsetMs() {
      return offsetMs;
    },
    advanceTo(instant) {
      const ahead = instant - (realNow() + offsetMs);
      if (ahead <= 0) return;
      offsetMs += ahead;
      if (file !== undefined) writeOffset(file, offsetMs);
      for (const listener of [...listeners]) listener();
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readOffset(file: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { offsetMs } = JSON.parse(text) as { offsetMs: unknown };
    if (!Number.isSafeInteger(offsetMs)) throw new SyntaxError('it holds no clock offset');
    return offsetMs as number;
  } catch (error) {
    throw new DamagedDataError(file, error);
  }
}

/** Replaces the file in one step, so that a kill leaves the old offset or the new one. */
function writeOffset(file: string, offsetMs: number): void {
  const next = `${file}.next`;
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(next, JSON.stringify({ offsetMs }));
  renameSync(next, file);
}
