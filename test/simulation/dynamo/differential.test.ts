import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mulberry32 } from '../../../cli/demo/mulberry32.ts';
import { type LocalTables, startLocalTables } from '../../support/local-tables.ts';
import { inMemoryDynamo } from './in-memory-dynamo.ts';
import { drawOperation } from './random-operations.ts';

/** Operations in all, over several tables that begin empty. */
const operations = 12_000;
const tablesCount = 12;

let tables: LocalTables;
beforeAll(async () => {
  tables = await startLocalTables();
});
afterAll(() => tables.stop());

type Outcome = { readonly answer?: unknown; readonly error?: unknown };

async function attempt(documents: DynamoDBDocumentClient, command: object): Promise<Outcome> {
  try {
    return { answer: tidy(await documents.send(command as never)) };
  } catch (error) {
    const { name, CancellationReasons: reasons, Item } = error as Record<string, unknown>;
    const codes = (reasons as { Code: string; Item?: unknown }[] | undefined)?.map((reason) => ({
      code: reason.Code,
      item: reason.Item,
    }));
    return { error: tidy({ name, codes, Item }) };
  }
}

/** Empty where nothing is left over, and said twice. */
const onlyOfService = new Set([
  'UnprocessedItems',
  'UnprocessedKeys',
  'ReadCapacityUnits',
  'WriteCapacityUnits',
]);

/** What both must say; in one form, and without what only a service has. */
function tidy(value: unknown): unknown {
  const { $metadata: _, ...answer } = value as Record<string, unknown>;
  const text = JSON.stringify(answer, (name, part: unknown) => {
    if (onlyOfService.has(name)) return undefined;
    if (part instanceof Set) return [...part];
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    if ((part as { type?: string }).type === 'Buffer') return (part as { data: unknown }).data;
    if (part instanceof Uint8Array) return [...part];
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
  return JSON.parse(text);
}

/** Scans and batches answer in any order. */
function inOneOrder(outcome: Outcome): Outcome {
  const { Items, Responses, ConsumedCapacity } = (outcome.answer ?? {}) as {
    Items?: unknown[];
    Responses?: Record<string, unknown[]>;
    ConsumedCapacity?: unknown;
  };
  const byText = (list: unknown[]) => list.map((each) => JSON.stringify(each)).toSorted();
  if (Responses !== undefined)
    return { answer: [Object.values(Responses).map(byText), ConsumedCapacity] };
  return Items === undefined
    ? outcome
    : { answer: { ...(outcome.answer as object), Items: byText(Items) } };
}

describe('the in-memory database beside the emulator', () => {
  it(`answers ${operations} random operations alike, and ends with the same items`, async () => {
    for (let seed = 1; seed <= tablesCount; seed += 1) {
      const table = await tables.createTable();
      const memory = inMemoryDynamo([
        {
          name: table,
          indexes: [
            { name: 'byIndex', partition: 'ipk', sort: 'isk', projection: 'ALL' },
            { name: 'byDay', partition: 'dpk', sort: 'dsk', projection: 'KEYS_ONLY' },
          ],
        },
      ]);
      const random = mulberry32(seed);
      for (let step = 0; step < operations / tablesCount; step += 1) {
        const command = drawOperation(random, table);
        const name = command.constructor.name;
        const isUnordered = name === 'ScanCommand' || name === 'BatchGetCommand';
        const [expected, found] = [
          await attempt(tables.documents, command),
          await attempt(memory.documents, command),
        ].map((outcome) => (isUnordered ? inOneOrder(outcome) : outcome));
        const where = { seed, step, name, input: (command as { input: unknown }).input };

        expect({ ...where, ...found }).toEqual({ ...where, ...expected });
      }
    }
  }, 120_000);
});
