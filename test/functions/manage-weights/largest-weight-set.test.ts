import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { dynamoIdempotencyStore } from '../../../adapters/dynamo/idempotency-store.ts';
import { dynamoProgramRegistry } from '../../../adapters/dynamo/program-registry.ts';
import { checkStorable } from '../../../functions/manage-weights/check-storable.ts';
import { toWeightSetDocument } from '../../../functions/manage-weights/weight-set-document.ts';
import { aWeightSet } from '../../support/factories/index.ts';
import { type LocalTables, startLocalTables } from '../../support/local-tables.ts';

let tables: LocalTables;
beforeAll(async () => {
  tables = await startLocalTables();
});
afterAll(() => tables.stop());

const setOf = (names: number, length: number, parts: bigint) =>
  aWeightSet({
    weights: Object.fromEntries(
      Array.from({ length: names }, (_, place) => [`c${place}`.padEnd(length, '-'), parts]),
    ),
  });

const largest = [
  ['few long names', setOf(3_775, 64, 100_000_000n)],
  ['many short names', setOf(5_000, 40, 10_000_000_000n)],
] as const;

describe('the largest weight set', () => {
  it.each(largest)(
    'of %s fits in what stores it, and in what stores the answer',
    async (_, set) => {
      const table = await tables.createTable();
      const registry = dynamoProgramRegistry(tables.documents, table);
      const requests = dynamoIdempotencyStore(tables.documents, table);
      const request = { merchantId: 'acme', key: 'k'.repeat(128), fingerprint: sha256('') };
      const body = JSON.stringify(toWeightSetDocument(set));

      expect(checkStorable(set)).toBeUndefined();
      expect(await registry.addWeightSet('acme', 'spring', set)).toBe('added');
      await requests.start(request, 0);
      await requests.answer(request, { status: 201, body }, 0);

      expect(await requests.start(request, 1)).toEqual({
        kind: 'answered',
        answer: { status: 201, body },
      });
      expect(await registry.findWeightSetById('acme', 'spring', 'w-1')).toEqual(set);
    },
  );

  it('is far enough from the one that the database refuses', async () => {
    const registry = dynamoProgramRegistry(tables.documents, await tables.createTable());

    await expect(
      registry.addWeightSet('acme', 'spring', setOf(4_999, 64, 1_000_000_000n)),
    ).rejects.toThrow();
  });

  it.each<[string, ReturnType<typeof setOf>, RegExp]>([
    ['more names', setOf(5_001, 5, 1n), /^5001 creators and channels are too many/],
    ['more bytes', setOf(4_500, 64, 1n), /^\d+ bytes are too many/],
  ])('has no %s', (_, set, why) => {
    expect(checkStorable(set)).toMatch(why);
  });
});
