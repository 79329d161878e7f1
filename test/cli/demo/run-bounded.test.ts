import { describe, expect, it } from '@jest/globals';
import { runBounded } from '../../../cli/demo/run-bounded.ts';

describe('running with a bound', () => {
  it('runs every task, and never more than the bound at once', async () => {
    let running = 0;
    let most = 0;
    let done = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      done += 1;
    };

    await runBounded(
      Array.from({ length: 30 }, () => task),
      4,
    );

    expect(done).toBe(30);
    expect(most).toBe(4);
  });

  it('starts nothing after a failure, and passes the failure on', async () => {
    let started = 0;
    const failing = async () => {
      started += 1;
      throw new Error('no answer');
    };

    const run = runBounded(
      Array.from({ length: 30 }, () => failing),
      2,
    );

    await expect(run).rejects.toThrow('no answer');
    expect(started).toBeLessThanOrEqual(2);
  });
});
