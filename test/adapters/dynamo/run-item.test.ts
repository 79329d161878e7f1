import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { runKey } from '../../../adapters/dynamo/keys/ledger-keys.ts';
import { dynamoPayoutStore } from '../../../adapters/dynamo/payout-store.ts';
import { fromRunItem } from '../../../adapters/dynamo/run-item.ts';
import type { PayoutRun } from '../../../core/payouts/payout-store.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';
import { tableDefinitions, tables } from '../../simulation/system/tables.ts';

/** More creators than one item has room for. */
const planned = Array.from({ length: 6_000 }, (_, n) => ({
  ...{ creatorId: `creator-${(n * 7_919) % 1_000_003}`, batchId: `march-csv-USD-${n % 50}` },
  ...{ currency: 'USD', minorUnits: BigInt(n * 104_729) % 1_000_003n },
}));
const run: PayoutRun = {
  ...{ merchantId: 'acme', runId: 'march', startedAt: 1, dryRun: false, author: 'ada' },
  ...{ batches: [], planned, skipped: [] },
  approval: { exceeding: [{ minorUnits: 5n, currency: 'USD' }] },
};
const decision = { outcome: 'approved', author: 'ben', at: 2, note: 'Compared.' } as const;

let store: ReturnType<typeof dynamoPayoutStore>;
let readHead: () => Promise<ReturnType<typeof fromRunItem>>;
beforeEach(() => {
  const { documents } = inMemoryDynamo(tableDefinitions, () => 0);
  store = dynamoPayoutStore(documents, tables.ledger);
  readHead = async () => {
    const Key = runKey('acme', 'march');
    const { Item = {} } = await documents.send(new GetCommand({ TableName: tables.ledger, Key }));
    return fromRunItem(Item);
  };
});

describe('a large run that waits for a second person', () => {
  it('says so in the item that a stream tells of, without its parts', async () => {
    await store.addRun(run);

    const { merchantId, runId, startedAt, author, approval } = run;
    expect(await readHead()).toEqual({ merchantId, runId, startedAt, author, approval });
  });

  it('is decided once, and stays as it was planned', async () => {
    await store.addRun(run);
    const decided = { ...run, approval: { exceeding: [], ...run.approval, decision } };

    expect(await store.decideRun(decided)).toBe('written');
    expect(await store.decideRun(decided)).toBe('stale');
    expect(await store.findRun('acme', 'march')).toEqual(decided);
    expect((await readHead())?.approval?.decision).toEqual(decision);
  });

  it('that waits for nobody tells nothing', async () => {
    const { approval: _, ...cleared } = run;
    await store.addRun(cleared);

    expect(await readHead()).toBeUndefined();
  });
});
