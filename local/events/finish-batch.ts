import type { StreamRecord } from './stream-client.ts';

/** The place in the batch of the first record that failed; everything before it is done with. */
export type BatchResult = { readonly firstFailed: number | undefined };

export type BatchRules = {
  /** How often a failed batch is tried again; undefined: until its first record is a day old. */
  readonly maxRetries?: number;
  readonly bisectOnError: boolean;
  readonly process: (records: readonly StreamRecord[]) => Promise<BatchResult>;
  /** Takes note of records that are given up. */
  readonly discard: (records: readonly StreamRecord[], condition: string, attempts: number) => void;
};

export type BatchProgress = {
  /** The record and all before it are done with. */
  moveBehind(record: StreamRecord): void;
  /** Waits before the next attempt. */
  backOff(attempt: number): Promise<void>;
  /** Epoch milliseconds of the runtime's clock. */
  now(): number;
  isStopped(): boolean;
};

/** A stream keeps its records for a day. */
const failingMsMax = 86_400_000;

/**
 * Tries a batch until all its records are done with or given up; unfinished only if stopped.
 *
 * As Lambda does: records before the first failed one are not tried again, the others are; with
 * bisecting, a batch that fails from its first record is halved, which does not count as a retry.
 */
export async function finishBatch(
  records: readonly StreamRecord[],
  rules: BatchRules,
  progress: BatchProgress,
): Promise<void> {
  let rest = records;
  let failingSince = progress.now();
  for (let attempt = 1; !progress.isStopped(); attempt += 1) {
    const { firstFailed } = await rules.process(rest);
    // What functions answer while the runtime stops is no verdict on the records.
    if (progress.isStopped() && firstFailed !== undefined) return;
    const doneWith = rest.slice(0, firstFailed ?? rest.length).at(-1);
    if (doneWith !== undefined) progress.moveBehind(doneWith);
    if (firstFailed === undefined) return;

    if (firstFailed > 0) {
      rest = rest.slice(firstFailed);
      attempt = 1;
      failingSince = progress.now();
    } else if (rules.bisectOnError && rest.length > 1) {
      return finishHalves(rest, rules, progress);
    }
    const isExhausted = rules.maxRetries !== undefined && attempt > rules.maxRetries;
    if (isExhausted || progress.now() - failingSince > failingMsMax) {
      rules.discard(rest, isExhausted ? 'RetryAttemptsExhausted' : 'RecordAgeExceeded', attempt);
      progress.moveBehind(rest.at(-1) as StreamRecord);
      return;
    }
    await progress.backOff(attempt);
  }
}

async function finishHalves(
  records: readonly StreamRecord[],
  rules: BatchRules,
  progress: BatchProgress,
): Promise<void> {
  const middle = Math.ceil(records.length / 2);
  await finishBatch(records.slice(0, middle), rules, progress);
  await finishBatch(records.slice(middle), rules, progress);
}
