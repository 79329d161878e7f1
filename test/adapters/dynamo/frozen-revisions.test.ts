import { describe, expect, it } from '@jest/globals';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';
import { closeAnOrder } from '../../support/close-an-order.ts';

const key = { merchantId: 'acme', conversionId: 'shop~1' };

function aStore() {
  const dynamo = inMemoryDynamo([{ name: 'Conversions', indexes: [] }]);
  const { documents } = dynamo;
  /** A store whose process dies before its so manieth put. */
  function openDying(puts: number) {
    let left = puts;
    const dying = Object.create(documents) as typeof documents;
    dying.send = (async (command: never) => {
      if ((command as object).constructor.name === 'PutCommand') left -= 1;
      if (left < 0) throw new Error('The process died.');
      return documents.send(command);
    }) as typeof documents.send;
    return open(dying);
  }
  const open = (client: typeof documents) =>
    dynamoConversionStore({
      ...{ documents: client, conversionsTable: 'Conversions' },
      largeBodies: noLargeBodies,
    });
  const countRevisions = () =>
    [...dynamo.items('Conversions')].filter(({ sk }) => String(sk).startsWith('REVISION#')).length;
  return { store: open(documents), openDying, countRevisions };
}

/** An order's estimate, and its close at an amount. */
function changesAt(minorUnits: bigint) {
  const [estimate, close] = closeAnOrder('1', 'USD', [[{ creatorId: 'mia', minorUnits }]]).changes;
  if (estimate === undefined || close === undefined) throw new Error('An order has both.');
  return { estimate, close };
}

describe('what a close freezes', () => {
  it('is nobody’s until the state names it', async () => {
    const { store, openDying, countRevisions } = aStore();
    const { estimate, close } = changesAt(1_000n);
    await store.save(estimate);

    await expect(openDying(1).save(close)).rejects.toThrow('died');

    expect(countRevisions()).toBe(1);
    expect(await store.load(key)).toEqual({ facts: [], frozen: [], state: estimate.state });
    expect(await store.listLegs(key)).toEqual([]);
  });

  it('is what the close that won has put, whatever others have put before or after it', async () => {
    const { store, openDying, countRevisions } = aStore();
    const [first, second, third] = [changesAt(1_000n), changesAt(700n), changesAt(900n)];
    await store.save(first.estimate);
    await expect(openDying(1).save(first.close)).rejects.toThrow('died');

    expect(await store.save(second.close)).toBe('saved');
    expect(await store.save(third.close)).toBe('stale');

    expect(countRevisions()).toBe(3);
    expect((await store.load(key)).frozen).toEqual([second.close.frozen]);
    expect(await store.listLegs(key)).toEqual(second.close.legs);
  });

  it('is put once if it is the same', async () => {
    const { store, openDying, countRevisions } = aStore();
    const { estimate, close } = changesAt(1_000n);
    await store.save(estimate);
    await expect(openDying(1).save(close)).rejects.toThrow('died');

    expect(await store.save(close)).toBe('saved');

    expect(countRevisions()).toBe(1);
    expect((await store.load(key)).frozen).toEqual([close.frozen]);
  });

  it('must not be forgotten by a later write', async () => {
    const { store } = aStore();
    const { estimate, close } = changesAt(1_000n);
    await store.save(estimate);
    await store.save(close);
    const version = close.state.version + 1;

    await expect(store.save({ state: { ...close.state, version }, legs: [] })).rejects.toThrow(
      RangeError,
    );
  });
});
