import { describe, expect, it } from '@jest/globals';
import { openClock } from '../../../local/clock/clock.ts';
import { createActivity } from '../../../local/events/activity.ts';
import { ServiceError } from '../../../local/events/aws-json-client.ts';
import type { EventContext } from '../../../local/events/event-context.ts';
import { openEventState } from '../../../local/events/event-state.ts';
import type { ExpiringItem } from '../../../local/events/expiry-index.ts';
import { itemKeyText } from '../../../local/events/item-key-text.ts';
import { startTtlSweeper } from '../../../local/events/ttl-sweeper.ts';
import { aPlan, aTable } from '../../support/factories/local-plan.ts';

const hourMs = 3_600_000;
const startAt = Date.UTC(2026, 0, 1, 0, 30);
const key = { pk: { S: 'p' }, sk: { S: 'old' } };

/** A sweeper whose engine answers every deletion as it is told. */
async function sweep(
  items: readonly ExpiringItem[],
  answer: () => unknown,
  { isStreamRead = true }: { isStreamRead?: boolean } = {},
) {
  const clock = openClock({ startAt });
  const state = openEventState();
  const log: string[] = [];
  const asked: { operation: string; input: unknown; markedBefore: unknown }[] = [];
  const ranges: unknown[] = [];
  const context = {
    plan: aPlan({ tables: [aTable('Touches', { ttlAttribute: 'expiresAt' })] }),
    clock,
    state,
    activity: createActivity(),
    log: (message: string) => void log.push(message),
  } as unknown as EventContext;
  state.markExpired('Touches', 'an earlier key', '1');
  const sweeper = startTtlSweeper(context, {
    index: {
      nextAfter: () => startAt / 1000,
      expired: (_table, range) => {
        ranges.push(range);
        return [...items];
      },
      close() {},
    },
    async call<Answer>(operation: string, input: Readonly<Record<string, unknown>>) {
      const markedBefore = state.markedExpiry('Touches', itemKeyText(key));
      asked.push({ operation, input, markedBefore });
      return answer() as Answer;
    },
    isStreamRead: () => isStreamRead,
  });
  const dueBefore = sweeper.nextDue();
  clock.advanceTo(startAt + hourMs);
  await sweeper.sweep();
  const dueAfter = sweeper.nextDue();
  await sweeper.stop();

  return {
    ...{ log, asked, ranges, dueBefore, dueAfter },
    mark: state.markedExpiry('Touches', itemKeyText(key)),
    earlierMark: state.markedExpiry('Touches', 'an earlier key'),
  };
}

const expired: ExpiringItem = { key, expiresAt: '1767225000' };

describe('the sweeper of expired items', () => {
  it('marks an item before it deletes it, on condition that it was not renewed', async () => {
    const { asked, mark } = await sweep([expired], () => ({}));

    expect(asked).toEqual([
      {
        operation: 'DeleteItem',
        markedBefore: '1767225000',
        input: expect.objectContaining({
          Key: key,
          ConditionExpression: '#expiry = :expiry',
          ExpressionAttributeValues: { ':expiry': { N: '1767225000' } },
        }),
      },
    ]);
    expect(mark).toBe('1767225000');
  });

  it('takes the mark away from an item that was renewed, and says nothing', async () => {
    const { mark, log } = await sweep([expired], () => {
      throw new ServiceError('ConditionalCheckFailedException', 'The request failed', 400);
    });

    expect(mark).toBeUndefined();
    expect(log).toEqual([]);
  });

  it('says so if items cannot be deleted, and looks again an hour later', async () => {
    const { mark, log, dueAfter } = await sweep([expired], () => {
      throw new Error('The engine is gone.');
    });

    expect(mark).toBeUndefined();
    expect(log).toEqual(['Expired items of Touches stay for now: The engine is gone.']);
    expect(dueAfter).toBe(Date.UTC(2026, 0, 1, 2));
  });

  it('looks at full hours, and leaves alone what expired more than five years ago', async () => {
    const { dueBefore, ranges } = await sweep([], () => ({}));
    const untilSeconds = Date.UTC(2026, 0, 1, 1) / 1000;

    expect(dueBefore).toBe(Date.UTC(2026, 0, 1, 1));
    expect(ranges).toEqual([
      expect.objectContaining({ until: untilSeconds, after: untilSeconds - 5 * 365 * 86_400 }),
    ]);
  });

  it('forgets old marks only when the stream has been read', async () => {
    const read = await sweep([], () => ({}));
    const unread = await sweep([], () => ({}), { isStreamRead: false });

    expect(read.earlierMark).toBeUndefined();
    expect(unread.earlierMark).toBe('1');
  });
});
