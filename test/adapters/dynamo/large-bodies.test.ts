import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import type { LargeBodies } from '../../../adapters/dynamo/large-bodies.ts';
import { anOrderLine } from '../../support/factories/an-order-line.ts';
import { aFact, anOrderFact, anOrderSnapshot } from '../../support/factories/index.ts';
import { type LocalTables, startLocalTables } from '../../support/local-tables.ts';

let tables: LocalTables;
beforeAll(async () => {
  tables = await startLocalTables();
});
afterAll(() => tables.stop());

function inMemoryLargeBodies() {
  const kept = new Map<string, string>();
  const bodies: LargeBodies = {
    async put(key, body) {
      kept.set(key, body);
    },
    async get(key) {
      const body = kept.get(key);
      if (body === undefined) throw new Error(`There is no ${key}.`);
      return body;
    },
  };
  return { kept, bodies };
}

async function openStore(largeBodies: LargeBodies) {
  const conversionsTable = await tables.createTable();
  const { documents } = tables;
  return dynamoConversionStore({
    documents,
    conversionsTable,
    largeBodies,
  });
}

const key = { merchantId: 'acme', conversionId: 'shop~1001' };

it('puts a fact that no item could hold elsewhere, by its digest, and reads it back', async () => {
  const { kept, bodies } = inMemoryLargeBodies();
  const store = await openStore(bodies);
  const lines = Array.from({ length: 2_000 }, (_, line) => anOrderLine({ lineId: `line-${line}` }));
  const large = anOrderFact(anOrderSnapshot({ lines }));

  expect(await store.addFact(large)).toBe('added');
  expect(await store.addFact(large)).toBe('duplicate');

  expect((await store.load(key)).facts).toEqual([large]);
  expect([...kept.keys()]).toEqual([expect.stringMatching(/^acme\/[0-9a-f]{64}\.json$/)]);
});

it('keeps what fits in the item', async () => {
  const { kept, bodies } = inMemoryLargeBodies();
  const store = await openStore(bodies);

  await store.addFact(aFact());

  expect(kept.size).toBe(0);
});
