import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { addCosts, consumedByRead, consumedByReads, consumedByWrite } from './consumed.ts';
import { invalid, noTable } from './errors.ts';
import { copyItem, type Item } from './item.ts';
import { itemSize } from './item-size.ts';
import { projectItem, query, type ReadInput, scan } from './read-page.ts';
import { StoredTable } from './stored-table.ts';
import type { TableDefinition } from './table-definition.ts';
import { keyOf, type WriteInput, writeItem } from './write-item.ts';
import {
  type TransactionInput,
  type TransactionTokens,
  writeTransaction,
} from './write-transaction.ts';

export type { TableDefinition } from './table-definition.ts';

export interface InMemoryDynamo {
  /** Executes one command of the document client at once. @throws the SDK's own exceptions. */
  execute(command: unknown): unknown;
  /** A client for adapters; it executes at once. */
  readonly documents: DynamoDBDocumentClient;
  /** Records of a table's stream after a position (0: all), as Lambda receives them. */
  readStream(
    table: string,
    after: number,
    limit: number,
  ): { records: DynamoDBRecord[]; position: number };
  /** While indexes lag, their readers see nothing new until `propagateIndexes`. */
  setIndexLag(isLagging: boolean): void;
  readonly pendingIndexUpdates: number;
  /** Shows the oldest changes to readers of each table's indexes; all of them by default. */
  propagateIndexes(count?: number): void;
  items(table: string): IterableIterator<Item>;
}

/**
 * DynamoDB as far as the adapters use it, in memory: conditions, transactions with their tokens, queries with pages,
 * sparse and projected indexes that may lag, streams, and the capacity that requests consume. It is
 * held against the emulator by a differential test.
 *
 * @param now the clock by which request tokens age; by default they never do.
 */
export function inMemoryDynamo(
  definitions: readonly TableDefinition[],
  now: () => number = () => 0,
): InMemoryDynamo {
  const tables = new Map(
    definitions.map((definition) => [definition.name, new StoredTable(definition)]),
  );
  const tokens: TransactionTokens = new Map();

  function findTable(name: string): StoredTable {
    const table = tables.get(name);
    if (table === undefined) throw noTable(name);
    return table;
  }

  function execute(command: unknown): unknown {
    const { input } = command as { readonly input: ReadInput & WriteInput };
    if (command instanceof GetCommand) return getItem(findTable(input.TableName), input);
    if (
      command instanceof PutCommand ||
      command instanceof UpdateCommand ||
      command instanceof DeleteCommand
    ) {
      return writeItem(findTable(input.TableName), input);
    }
    if (command instanceof QueryCommand) return query(findTable(input.TableName), input);
    if (command instanceof ScanCommand) return scan(findTable(input.TableName), input);
    if (command instanceof TransactWriteCommand) {
      return writeTransaction(findTable, input as unknown as TransactionInput, {
        tokens,
        now: now(),
      });
    }
    if (command instanceof BatchGetCommand)
      return getBatch(findTable, input as unknown as BatchGetInput);
    if (command instanceof BatchWriteCommand)
      return writeBatch(findTable, input as unknown as BatchWriteInput);
    throw new TypeError(`The in-memory database knows no ${(command as object).constructor.name}.`);
  }

  return {
    execute,
    documents: {
      send: async (command: unknown) => execute(command),
    } as unknown as DynamoDBDocumentClient,
    readStream: (table, after, limit) => findTable(table).readStream(after, limit),
    setIndexLag(isLagging) {
      for (const table of tables.values()) {
        table.isLagging = isLagging;
        if (!isLagging) table.propagate();
      }
    },
    get pendingIndexUpdates() {
      return [...tables.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
    },
    propagateIndexes(count) {
      for (const table of tables.values()) table.propagate(count);
    },
    items: (table) => findTable(table).items(),
  };
}

function getItem(table: StoredTable, input: ReadInput & { readonly Key?: Item }) {
  const item = table.get(keyOf(input.Key));
  const bytes = item === undefined ? 0 : itemSize(item);
  const read = { bytes, isConsistent: input.ConsistentRead === true };
  const ConsumedCapacity = consumedByRead(table.definition.name, undefined, read, input);
  return {
    ...(item === undefined ? {} : { Item: projectItem(item, input) }),
    ...(ConsumedCapacity === undefined ? {} : { ConsumedCapacity }),
  };
}

type BatchGetInput = {
  readonly RequestItems?: Readonly<
    Record<
      string,
      Pick<ReadInput, 'ConsistentRead' | 'ProjectionExpression' | 'ExpressionAttributeNames'> & {
        readonly Keys: readonly Item[];
      }
    >
  >;
  readonly ReturnConsumedCapacity?: string;
};

function getBatch(findTable: (name: string) => StoredTable, input: BatchGetInput) {
  const requests = Object.entries(input.RequestItems ?? {});
  const count = requests.reduce((sum, [, { Keys }]) => sum + Keys.length, 0);
  if (count === 0 || count > 100)
    throw invalid('Too many items requested for the BatchGetItem call');
  const consumed: object[] = [];
  const found = requests.map(([name, request]): [string, Item[]] => {
    const table = findTable(name);
    const keys = request.Keys.map((key) => keyOf(key));
    if (new Set(keys.map(({ pk, sk }) => JSON.stringify([pk, sk]))).size < keys.length)
      throw invalid('Provided list of item keys contains duplicates');
    const items = keys.map((key) => table.get(key));
    // Each item is read, and rounded up, by itself.
    const sizes = items.map((item) => (item === undefined ? 0 : itemSize(item)));
    const isConsistent = request.ConsistentRead === true;
    consumed.push(...(consumedByReads(name, sizes, isConsistent, input) ?? []));
    const read = { ...request, TableName: name };
    return [name, items.flatMap((item) => (item === undefined ? [] : [projectItem(item, read)]))];
  });
  return {
    Responses: Object.fromEntries(found),
    UnprocessedKeys: {},
    ...(consumed.length === 0 ? {} : { ConsumedCapacity: consumed }),
  };
}

type BatchWriteInput = {
  readonly RequestItems?: Readonly<
    Record<
      string,
      readonly {
        readonly PutRequest?: { readonly Item: Item };
        readonly DeleteRequest?: { readonly Key: Item };
      }[]
    >
  >;
  readonly ReturnConsumedCapacity?: string;
};

function writeBatch(findTable: (name: string) => StoredTable, input: BatchWriteInput) {
  const requests = Object.entries(input.RequestItems ?? {});
  const count = requests.reduce((sum, [, list]) => sum + list.length, 0);
  if (count === 0 || count > 25)
    throw invalid('Too many items requested for the BatchWriteItem call');
  const consumed = requests.flatMap(([name, list]) => {
    const table = findTable(name);
    const costs = list.map(({ PutRequest: put, DeleteRequest: remove }) => {
      const key = keyOf(put?.Item ?? remove?.Key);
      if (put === undefined && table.get(key) === undefined) return { table: 1, indexes: {} };
      return table.write(key, put === undefined ? undefined : copyItem(put.Item));
    });
    return consumedByWrite(name, addCosts(costs), input) ?? [];
  });
  return { UnprocessedItems: {}, ...(consumed.length === 0 ? {} : { ConsumedCapacity: consumed }) };
}
