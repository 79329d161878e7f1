import { describe, expect, it } from '@jest/globals';
import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { admit } from '../../../core/plans/budgets/admit.ts';
import { leaseShards } from '../../../core/plans/budgets/lease-shards.ts';
import { openAllowance } from '../../../core/plans/budgets/open-allowance.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';
import { anAdmissionRequest, anAllowance } from '../../support/factories/an-allowance.ts';

const allowance = anAllowance({ units: 1_000n });
const { key } = allowance;

/** A store, and one before whose so manieth query of leases something happens. */
function aStore() {
  const { documents } = inMemoryDynamo([{ name: 'Conversions', indexes: [] }]);
  const openSlow = (beforeQuery: (number: number) => Promise<unknown>) => {
    const slow = Object.create(documents) as typeof documents;
    let queries = 0;
    slow.send = (async (command: never) => {
      const { name } = (command as object).constructor;
      const { ExpressionAttributeValues: values = {} } = (
        command as { input: { ExpressionAttributeValues?: Record<string, unknown> } }
      ).input;
      if (name === 'QueryCommand' && Object.values(values).includes('LEASE#')) {
        queries += 1;
        await beforeQuery(queries);
      }
      return documents.send(command);
    }) as typeof documents.send;
    return dynamoBudgetStore(slow, 'Conversions');
  };
  return { store: dynamoBudgetStore(documents, 'Conversions'), openSlow };
}

/** Grants units to a conversion and leases what is left to two shards. */
async function grant(store: ReturnType<typeof aStore>['store'], conversionId: string) {
  const read = await store.read(key, conversionId);
  const request = anAdmissionRequest({ conversionId, units: 10n });
  const state = { ...(read.state ?? openAllowance(allowance)), leasedUnits: 0n };
  const granted = admit(allowance, state, request);
  const change = { read, ...leaseShards(allowance, granted.state, 2) };
  return store.write(key, { ...change, admission: granted.admission });
}

describe('an allowance that is read while somebody writes it', () => {
  it('is read again, so that its leases are those that its counter knows', async () => {
    const { store, openSlow } = aStore();
    const slow = openSlow(async (number) => number === 1 && grant(store, 'order-1'));

    const read = await slow.read(key, 'order-2');

    expect(read).toEqual(await store.read(key, 'order-2'));
    expect(read.leases).toHaveLength(2);
  });

  it('is given up if that never ends, and whoever asked tries again', async () => {
    const { store, openSlow } = aStore();
    const slow = openSlow((number) => grant(store, `order-${number}`));

    await expect(slow.read(key, 'order-0')).rejects.toThrow('kept changing');
  });
});
