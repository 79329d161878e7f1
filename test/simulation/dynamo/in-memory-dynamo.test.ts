import {
  DeleteCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { readChange } from '../../../adapters/dynamo/stream-record.ts';
import { inMemoryDynamo } from './in-memory-dynamo.ts';

const TableName = 'Main';
const open = (now?: () => number) =>
  inMemoryDynamo(
    [
      {
        name: TableName,
        indexes: [{ name: 'byIndex', partition: 'ipk', sort: 'isk', projection: 'KEYS_ONLY' }],
      },
    ],
    now,
  );
const put = (item: object) => new PutCommand({ TableName, Item: { pk: 'A', sk: '1', ...item } });
const due = new QueryCommand({
  TableName,
  IndexName: 'byIndex',
  KeyConditionExpression: 'ipk = :p',
  ExpressionAttributeValues: { ':p': 'DUE' },
});

describe('an index that lags', () => {
  it('shows a write only once it is propagated, the oldest first', async () => {
    const { documents, ...dynamo } = open();
    dynamo.setIndexLag(true);
    await documents.send(put({ ipk: 'DUE', isk: '1' }));
    await documents.send(put({ sk: '2', ipk: 'DUE', isk: '2' }));
    const before = await documents.send(due);

    dynamo.propagateIndexes(1);

    expect(before.Items).toEqual([]);
    expect((await documents.send(due)).Items).toEqual([{ pk: 'A', sk: '1', ipk: 'DUE', isk: '1' }]);
  });

  it('goes on showing what is no longer there', async () => {
    const { documents, ...dynamo } = open();
    await documents.send(put({ ipk: 'DUE', isk: '1' }));
    dynamo.setIndexLag(true);
    await documents.send(new DeleteCommand({ TableName, Key: { pk: 'A', sk: '1' } }));

    expect((await documents.send(due)).Count).toBe(1);
  });
});

describe("a transaction's token", () => {
  const change = (version: number) => ({
    TransactItems: [
      {
        Put: {
          TableName,
          Item: { pk: 'A', sk: '1', version },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ],
    ClientRequestToken: 'token-1',
  });

  it('makes the same request again an answer without effect', async () => {
    const { documents } = open();
    await documents.send(new TransactWriteCommand(change(1)));

    await expect(documents.send(new TransactWriteCommand(change(1)))).resolves.toBeDefined();
  });

  it('refuses another request', async () => {
    const { documents } = open();
    await documents.send(new TransactWriteCommand(change(1)));

    await expect(documents.send(new TransactWriteCommand(change(2)))).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });

  it('is forgotten after ten minutes', async () => {
    let at = 0;
    const { documents } = open(() => at);
    await documents.send(new TransactWriteCommand(change(1)));
    at = 600_001;

    await expect(documents.send(new TransactWriteCommand(change(1)))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    });
  });
});

describe('the stream', () => {
  it('tells each change once, with what was and what is, and nothing of a write that changes nothing', async () => {
    const { documents, ...dynamo } = open();
    const bytes = Uint8Array.from([1, 2, 255]);
    await documents.send(put({ version: 1, bytes }));
    await documents.send(put({ version: 1, bytes }));
    await documents.send(put({ version: 2 }));
    await documents.send(new DeleteCommand({ TableName, Key: { pk: 'A', sk: '1' } }));

    const { records, position } = dynamo.readStream(TableName, 0, 10);

    const key = { pk: 'A', sk: '1' };
    const first = { ...key, version: 1, bytes: Buffer.from(bytes) };
    const second = { ...key, version: 2 };
    expect(records.map(readChange)).toEqual([
      { key, after: first },
      { key, before: first, after: second },
      { key, before: second },
    ]);
    expect(dynamo.readStream(TableName, position, 10).records).toEqual([]);
  });
});
