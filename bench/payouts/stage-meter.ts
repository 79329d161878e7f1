import type { UnitCounter } from '../settlement/unit-counter.ts';

export type Stage =
  | 'setup'
  | 'raw'
  | 'plan, dry run'
  | 'plan'
  | 'batch'
  | 'reserve'
  | 'submit'
  | 'release'
  | 'file'
  | 'look after'
  | 'confirm';

export type StageTotal = { seconds: number; writeUnits: number; readUnits: number };

export type StageMeter = {
  /** From now on time and units are this stage's. */
  enter(stage: Stage): void;
  /** What all stages came to so far. */
  totals(): ReadonlyMap<Stage, StageTotal>;
};

/** Says how long each stage takes and what it consumes. One stage goes on at a time. */
export function openStageMeter(counter: UnitCounter): StageMeter {
  const totals = new Map<Stage, StageTotal>();
  let current: Stage = 'setup';
  let since = performance.now();

  function settle(): void {
    const total = totals.get(current) ?? { seconds: 0, writeUnits: 0, readUnits: 0 };
    const now = performance.now();
    total.seconds += (now - since) / 1_000;
    since = now;
    for (const { isWrite, units } of counter.take()) {
      if (isWrite) total.writeUnits += units;
      else total.readUnits += units;
    }
    totals.set(current, total);
  }

  return {
    enter(stage) {
      if (stage === current) return;
      settle();
      current = stage;
    },
    totals() {
      settle();
      return totals;
    },
  };
}
