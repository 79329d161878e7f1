import { describe, expect, it } from '@jest/globals';
import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { admit } from '../../../core/plans/budgets/admit.ts';
import { leaseShards } from '../../../core/plans/budgets/lease-shards.ts';
import { openAllowance } from '../../../core/plans/budgets/open-allowance.ts';
import { releaseAdmission } from '../../../core/plans/budgets/release-admission.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';
import { anAdmissionRequest, anAllowance } from '../../support/factories/an-allowance.ts';

const allowance = anAllowance({ units: 1_000n });
const { key } = allowance;

/** A store, and one before whose so manieth read of a kind something happens. */
function aStore() {
  const { documents } = inMemoryDynamo([{ name: 'Conversions', indexes: [] }]);
  const openSlow = (
    isMeant: (values: readonly unknown[]) => boolean,
    happen: (number: number) => Promise<unknown>,
  ) => {
    const slow = Object.create(documents) as typeof documents;
    let reads = 0;
    slow.send = (async (command: { readonly input: Record<string, object> }) => {
      const { ExpressionAttributeValues: values = {}, Key: key = {} } = command.input;
      if (isMeant([...Object.values(values), ...Object.values(key)])) {
        reads += 1;
        await happen(reads);
      }
      return documents.send(command as never);
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

const isOfLeases = (values: readonly unknown[]) => values.includes('LEASE#');
const isOfCounter = (values: readonly unknown[]) => values.includes('COUNTER');

describe('an allowance that is read while somebody writes it', () => {
  it('is read again, so that its leases are those that its counter knows', async () => {
    const { store, openSlow } = aStore();
    const slow = openSlow(isOfLeases, async (number) => number === 1 && grant(store, 'order-1'));

    const read = await slow.read(key, 'order-2');

    expect(read).toEqual(await store.read(key, 'order-2'));
    expect(read.leases).toHaveLength(2);
  });

  it('is read again, so that what a conversion has reserved is among what is used', async () => {
    const { store, openSlow } = aStore();
    const asked = anAdmissionRequest({ conversionId: 'order-1', units: 10n });
    const { state, admission } = admit(allowance, openAllowance(allowance), asked);
    await store.write(key, { read: { leases: [] }, state, leases: [], admission });
    const release = async () => {
      const read = await store.read(key, 'order-1');
      const released = releaseAdmission(allowance, state, admission, asked.at);
      await store.write(key, { ...released, read, leases: [] });
    };
    // The latest admission has been read when the counter is.
    const slow = openSlow(isOfCounter, async (number) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (number === 1) await release();
    });

    expect(await slow.read(key, 'order-1')).toEqual(await store.read(key, 'order-1'));
  });

  it('is given up if that never ends, and whoever asked tries again', async () => {
    const { store, openSlow } = aStore();
    const slow = openSlow(isOfLeases, (number) => grant(store, `order-${number}`));

    await expect(slow.read(key, 'order-0')).rejects.toThrow('kept changing');
  });
});
