import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Random } from '../../../cli/demo/mulberry32.ts';

/** Makes a command from the seed's numbers, over few keys, so that operations meet. */
export type MakeOperation = (random: Random, table: string) => object;

const partitions = ['TENANT#a#ORDER#1', 'TENANT#a#ORDER#2', 'TENANT#b#ORDER#1'];
const sorts = [
  'FACT#1',
  'FACT#2',
  'REVISION#00000001',
  'REVISION#00000002',
  'STATE',
  'É',
  '￼',
  '😀',
];
const places = ['DUE#1', 'DUE#2'];

const key = (random: Random) => ({ pk: random.pick(partitions), sk: random.pick(sorts) });

function item(random: Random) {
  return {
    ...key(random),
    version: random.below(4),
    words: 'x'.repeat(random.pick([0, 10, 700, 1_500])),
    ...(random.chance(50) ? { ipk: random.pick(places), isk: `${random.below(6)}` } : {}),
    ...(random.chance(50) ? { dpk: 'DAY#1', dsk: `${random.below(3)}` } : {}),
    ...(random.chance(20) ? { octets: Uint8Array.from([random.below(256), 7]) } : {}),
    ...(random.chance(20)
      ? { nested: { parts: [1, 'two', true, null], innards: { deep: 'yes' } } }
      : {}),
  };
}

const conditions = [
  { ConditionExpression: 'attribute_not_exists(pk)' },
  { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(nested)' },
  { ConditionExpression: '#v = :v', ...vars({ '#v': 'version' }, { ':v': 1 }) },
  {
    ConditionExpression: 'attribute_not_exists(pk) OR #v <> :v',
    ...vars({ '#v': 'version' }, { ':v': 2 }),
  },
  {
    ConditionExpression: 'NOT (#v < :v) AND #v BETWEEN :a AND :b',
    ...vars({ '#v': 'version' }, { ':v': 1, ':a': 0, ':b': 2 }),
  },
  {
    ConditionExpression: '#v IN (:v, :w) OR contains(#t, :t)',
    ...vars({ '#v': 'version', '#t': 'words' }, { ':v': 0, ':w': 3, ':t': 'xx' }),
  },
  {
    ConditionExpression: 'begins_with(isk, :p) AND size(#t) >= :s',
    ...vars({ '#t': 'words' }, { ':p': '1', ':s': 10 }),
  },
  {
    ConditionExpression: 'nested.#m.deep = :d AND nested.#l[1] = :e',
    ...vars({ '#m': 'innards', '#l': 'parts' }, { ':d': 'yes', ':e': 'two' }),
  },
];

function vars(names: Record<string, string>, values: Record<string, unknown>) {
  return {
    ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
    ExpressionAttributeValues: values,
  };
}

const updates = [
  {
    UpdateExpression: 'SET version = :one, words = if_not_exists(words, :t)',
    values: { ':one': 1, ':t': 'new' },
  },
  {
    UpdateExpression: 'SET version = if_not_exists(version, :zero) + :one REMOVE octets',
    values: { ':one': 1, ':zero': 0 },
  },
  {
    UpdateExpression: 'ADD version :one SET isk = :i, ipk = :p',
    values: { ':one': 2, ':i': '9', ':p': 'DUE#1' },
  },
  { UpdateExpression: 'REMOVE ipk, nested', values: undefined },
];

const maybe = (random: Random) => (random.chance(60) ? random.pick(conditions) : {});
const told = (random: Random) =>
  random.chance(50) ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const } : {};

const put: MakeOperation = (random, TableName) =>
  new PutCommand({
    TableName,
    Item: item(random),
    ...maybe(random),
    ...told(random),
    ReturnConsumedCapacity: 'INDEXES',
  });

const remove: MakeOperation = (random, TableName) =>
  new DeleteCommand({
    TableName,
    Key: key(random),
    ...maybe(random),
    ...told(random),
    ReturnValues: 'ALL_OLD',
  });

const update: MakeOperation = (random, TableName) => {
  const { values, ...rest } = random.pick(updates);
  const given = values === undefined ? {} : { ExpressionAttributeValues: values };
  // Not ALL_OLD: for an item that the update makes, the emulator answers its keys, DynamoDB nothing.
  const ReturnValues = random.pick(['ALL_NEW', 'NONE'] as const);
  return new UpdateCommand({ TableName, Key: key(random), ...rest, ...given, ReturnValues });
};

const get: MakeOperation = (random, TableName) =>
  new GetCommand({
    TableName,
    Key: key(random),
    ConsistentRead: random.chance(50),
    ...(random.chance(20) ? { ProjectionExpression: 'sk, version' } : {}),
    ReturnConsumedCapacity: 'TOTAL',
  });

const ranges = [
  { text: '', values: {} },
  { text: ' AND begins_with(sk, :p)', values: { ':p': 'REVISION#' } },
  { text: ' AND sk > :p', values: { ':p': 'FACT#1' } },
  { text: ' AND sk <= :p', values: { ':p': 'REVISION#00000002' } },
  { text: ' AND sk BETWEEN :p AND :q', values: { ':p': 'FACT#2', ':q': 'STATE' } },
  { text: ' AND sk = :p', values: { ':p': 'STATE' } },
];

const query: MakeOperation = (random, TableName) => {
  const range = random.pick(ranges);
  return new QueryCommand({
    TableName,
    KeyConditionExpression: `pk = :pk${range.text}`,
    ExpressionAttributeValues: { ':pk': random.pick(partitions), ...range.values },
    ConsistentRead: random.chance(50),
    ScanIndexForward: random.chance(70),
    ...(random.chance(40) ? { Limit: 1 + random.below(4) } : {}),
    ...(random.chance(20)
      ? { ExclusiveStartKey: { pk: random.pick(partitions), sk: 'FACT#2' } }
      : {}),
  });
};

const queryIndex: MakeOperation = (random, TableName) => {
  const isDue = random.chance(60);
  const [partition, sort] = isDue ? ['ipk', 'isk'] : ['dpk', 'dsk'];
  const bound = random.chance(50);
  return new QueryCommand({
    TableName,
    IndexName: isDue ? 'byIndex' : 'byDay',
    KeyConditionExpression: `${partition} = :p${bound ? ` AND ${sort} BETWEEN :a AND :b` : ''}`,
    ExpressionAttributeValues: {
      ':p': isDue ? random.pick(places) : 'DAY#1',
      ...(bound ? { ':a': '1', ':b': '4' } : {}),
    },
    ScanIndexForward: random.chance(70),
    ...(random.chance(30) ? { Limit: 1 + random.below(4) } : {}),
  });
};

const transact: MakeOperation = (random, TableName) => {
  const count = 1 + random.below(4);
  const TransactItems = Array.from({ length: count }, () => {
    const Item = item(random);
    const Key = { pk: Item.pk, sk: Item.sk };
    const place = { TableName, ...told(random) };
    const { values, ...rest } = random.pick(updates);
    const given = values === undefined ? {} : { ExpressionAttributeValues: values };
    return random.pick([
      { Put: { ...place, Item, ...maybe(random) } },
      { Put: { ...place, Item, ...maybe(random) } },
      { Delete: { ...place, Key, ...maybe(random) } },
      { Update: { ...place, Key, ...rest, ...given } },
      { ConditionCheck: { ...place, Key, ...random.pick(conditions) } },
    ]);
  });
  return new TransactWriteCommand({ TransactItems, ReturnConsumedCapacity: 'INDEXES' });
};

const batchWrite: MakeOperation = (random, TableName) => {
  const items = Array.from({ length: 1 + random.below(4) }, () => item(random));
  const distinct = new Map(items.map((each) => [`${each.pk}/${each.sk}`, each]));
  const requests = [...distinct.values()].map((each) =>
    random.chance(70)
      ? { PutRequest: { Item: each } }
      : { DeleteRequest: { Key: { pk: each.pk, sk: each.sk } } },
  );
  return new BatchWriteCommand({ RequestItems: { [TableName]: requests } });
};

const batchGet: MakeOperation = (random, TableName) => {
  const keys = Array.from({ length: 3 }, () => key(random));
  const distinct = new Map(keys.map((each) => [`${each.pk}/${each.sk}`, each]));
  // A key that is there twice is refused.
  const Keys = random.chance(90) ? [...distinct.values()] : keys;
  const ConsistentRead = random.chance(50);
  return new BatchGetCommand({
    RequestItems: { [TableName]: { Keys, ConsistentRead } },
    ReturnConsumedCapacity: 'TOTAL',
  });
};

const scan: MakeOperation = (random, TableName) =>
  new ScanCommand({
    TableName,
    FilterExpression: '#v >= :v',
    ...vars({ '#v': 'version' }, { ':v': random.below(4) }),
  });

/** Draws one operation; writes are more frequent than reads. */
export const drawOperation: MakeOperation = (random, table) =>
  random.pick([
    put,
    put,
    put,
    remove,
    update,
    update,
    get,
    query,
    query,
    queryIndex,
    queryIndex,
    transact,
    transact,
    batchWrite,
    batchGet,
    scan,
  ])(random, table);
