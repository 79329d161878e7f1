import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finishBatch } from '../../../local/events/finish-batch.ts';
import type { StreamRecord } from '../../../local/events/stream-client.ts';

const hourMs = 3_600_000;

function aRecord(number: number): StreamRecord {
  return { dynamodb: { SequenceNumber: String(number) } } as StreamRecord;
}

function numbersOf(records: readonly StreamRecord[]): number[] {
  return records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));
}

/** Runs a batch of 1…count through a function that fails on some numbers, for so many attempts. */
async function run(options: {
  readonly count: number;
  readonly failing: ReadonlyMap<number, number>;
  readonly maxRetries?: number;
  readonly bisectOnError?: boolean;
  readonly reportsItems?: boolean;
}) {
  const { failing, maxRetries, bisectOnError = false, reportsItems = true } = options;
  const attempts = new Map<number, number>();
  const succeeded: number[] = [];
  const discarded: { numbers: number[]; condition: string; attempts: number }[] = [];
  let now = 0;
  let position = 0;

  await finishBatch(
    Array.from({ length: options.count }, (_, index) => aRecord(index + 1)),
    {
      maxRetries,
      bisectOnError,
      async process(records) {
        const numbers = numbersOf(records);
        for (const number of numbers) attempts.set(number, (attempts.get(number) ?? 0) + 1);
        const first = numbers.findIndex(
          (number) => (attempts.get(number) ?? 0) <= (failing.get(number) ?? 0),
        );
        if (first === -1) {
          succeeded.push(...numbers);
          return { firstFailed: undefined };
        }
        if (!reportsItems) return { firstFailed: 0 };
        succeeded.push(...numbers.slice(0, first));
        return { firstFailed: first };
      },
      discard: (records, condition, tried) =>
        void discarded.push({ numbers: numbersOf(records), condition, attempts: tried }),
    },
    {
      moveBehind(record) {
        position = Number(record.dynamodb.SequenceNumber);
      },
      async backOff() {
        now += hourMs;
      },
      now: () => now,
      isStopped: () => false,
    },
  );

  return { attempts, succeeded, discarded, position };
}

const poison = Number.POSITIVE_INFINITY;

describe('finishBatch', () => {
  it('does not repeat what came before the record that failed', async () => {
    const { attempts, succeeded } = await run({
      count: 4,
      failing: new Map([[3, 1]]),
      maxRetries: 2,
    });

    expect([...attempts.values()]).toEqual([1, 1, 2, 2]);
    expect(succeeded).toEqual([1, 2, 3, 4]);
  });

  it('gives up the rest of a batch with its poison record if it does not bisect', async () => {
    const { discarded, position } = await run({
      count: 4,
      failing: new Map([[3, poison]]),
      maxRetries: 2,
    });

    expect(discarded).toEqual([
      { numbers: [3, 4], condition: 'RetryAttemptsExhausted', attempts: 3 },
    ]);
    expect(position).toBe(4);
  });

  it('gives up a poison record alone if it bisects, though the function names none', async () => {
    const { discarded, succeeded } = await run({
      count: 8,
      failing: new Map([[6, poison]]),
      maxRetries: 1,
      bisectOnError: true,
      reportsItems: false,
    });

    expect(discarded).toEqual([{ numbers: [6], condition: 'RetryAttemptsExhausted', attempts: 2 }]);
    expect(succeeded).toEqual([1, 2, 3, 4, 5, 7, 8]);
  });

  it('gives up what has failed for longer than a stream keeps its records', async () => {
    const { discarded } = await run({ count: 1, failing: new Map([[1, poison]]) });

    expect(discarded).toEqual([
      { numbers: [1], condition: 'RecordAgeExceeded', attempts: expect.any(Number) },
    ]);
  });

  it('deals with every record exactly once, in order, whatever fails how often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }))),
        fc.boolean(),
        fc.boolean(),
        async (count, failing, bisectOnError, reportsItems) => {
          const { succeeded, discarded, position } = await run({
            count,
            failing: new Map(failing),
            maxRetries: 2,
            bisectOnError,
            reportsItems,
          });
          const given = discarded.flatMap(({ numbers }) => numbers);

          expect(succeeded).toEqual(succeeded.toSorted((a, b) => a - b));
          expect([...succeeded, ...given].toSorted((a, b) => a - b)).toEqual(
            Array.from({ length: count }, (_, index) => index + 1),
          );
          expect(position).toBe(count);
        },
      ),
      { numRuns: 200 },
    );
  });
});
