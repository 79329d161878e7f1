import type { PlannedTable } from '../plan.ts';
import { type CallService, ServiceError } from './aws-json-client.ts';
import type { EventContext } from './event-context.ts';
import type { ExpiringItem, ExpiryIndex } from './expiry-index.ts';
import { itemKeyText } from './item-key-text.ts';

export type TtlSweeper = {
  /** The next instant (epoch ms) at which something is to be deleted, if there is any. */
  nextDue(): number | undefined;
  /** Deletes what has expired by the last full hour. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
};

export type TtlSweeperOptions = {
  readonly call: CallService;
  readonly index: ExpiryIndex;
  /** Whether all readers of the table's stream have read it to its end. */
  readonly isStreamRead: (table: string) => boolean;
  /** Expiry is looked at in steps of so many milliseconds; AWS takes up to two days. */
  readonly sweepMs?: number;
};

const hourMs = 3_600_000;
const realPauseMs = 60_000;
const pageSize = 100;
/** AWS leaves alone what expired longer ago than this: such a value is taken for a mistake. */
const expiredSecondsMax = 5 * 365 * 86_400;

/**
 * Deletes expired items on the runtime's clock, hour by hour.
 *
 * Each key is marked before its deletion, and the stream's readers add to a marked item's record
 * that the service deleted it; marked afterwards, a reader could be faster than the mark.
 */
export function startTtlSweeper(context: EventContext, options: TtlSweeperOptions): TtlSweeper {
  const { clock, state, activity, log } = context;
  const { call, index, sweepMs = hourMs } = options;
  const tables = context.plan.tables.filter(({ ttlAttribute }) => ttlAttribute !== undefined);
  let sweptUntil = Number.NEGATIVE_INFINITY;
  let sweeping = Promise.resolve();
  const timer = setInterval(() => {
    const due = nextDue();
    if (due !== undefined && due <= clock.now()) void sweep();
  }, realPauseMs);
  timer.unref();

  function nextDue(): number | undefined {
    const next = index.nextAfter(oldest(clock.now()));
    if (next === undefined) return undefined;
    return Math.max(Math.ceil((next * 1000) / sweepMs) * sweepMs, sweptUntil + sweepMs);
  }

  async function sweep(): Promise<void> {
    sweeping = sweeping.then(() => activity.track(sweepTables));
    await sweeping;
  }

  async function sweepTables(): Promise<void> {
    sweptUntil = Math.floor(clock.now() / sweepMs) * sweepMs;
    for (const table of tables) {
      try {
        await sweepTable(table);
      } catch (error) {
        log(`Expired items of ${table.name} stay for now: ${(error as Error).message}`);
      }
    }
  }

  async function sweepTable({ name, ttlAttribute = '' }: PlannedTable): Promise<void> {
    if (options.isStreamRead(name)) state.clearMarks(name);
    const range = { after: oldest(sweptUntil), until: sweptUntil / 1000, limit: pageSize };
    for (;;) {
      const items = index.expired(name, range);
      for (const item of items) await deleteItem(name, ttlAttribute, item);
      if (items.length < pageSize) return;
    }
  }

  async function deleteItem(
    table: string,
    ttlAttribute: string,
    { key, expiresAt }: ExpiringItem,
  ): Promise<void> {
    state.markExpired(table, itemKeyText(key), expiresAt);
    try {
      await call('DeleteItem', {
        TableName: table,
        Key: key,
        // An item that was renewed since it was listed stays.
        ConditionExpression: '#expiry = :expiry',
        ExpressionAttributeNames: { '#expiry': ttlAttribute },
        ExpressionAttributeValues: { ':expiry': { N: expiresAt } },
      });
    } catch (error) {
      state.unmarkExpired(table, itemKeyText(key));
      const isRenewed =
        error instanceof ServiceError && error.name === 'ConditionalCheckFailedException';
      if (!isRenewed) throw error;
    }
  }

  return {
    nextDue,
    sweep,
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}

function oldest(now: number): number {
  return Math.floor(now / 1000) - expiredSecondsMax;
}
