import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isNew, putItem, replaceItem } from '../../../adapters/dynamo/put-item.ts';
import { retryingDocuments } from '../../../adapters/dynamo/retrying-documents.ts';
import { openTable } from '../../../adapters/dynamo/table.ts';
import { part, writeTogether } from '../../../adapters/dynamo/write-together.ts';
import { type LocalTables, startLocalTables } from '../../support/local-tables.ts';

let tables: LocalTables;
beforeAll(async () => {
  tables = await startLocalTables();
});
afterAll(() => tables.stop());

/** A client whose first answer of this many is lost after the effect, or whose request never arrives; it tries again. */
function unreliable(fault: 'answer-lost' | 'conflict', times = 1) {
  const documents = Object.create(tables.documents) as DynamoDBDocumentClient;
  let left = times;
  documents.send = (async (command: never) => {
    if (left > 0) {
      left -= 1;
      if (fault === 'answer-lost') await tables.documents.send(command);
      const lost = Object.assign(new Error('The answer did not come.'), { name: 'TimeoutError' });
      throw fault === 'answer-lost'
        ? lost
        : new TransactionConflictException({ message: 'Conflict.', $metadata: {} });
    }
    return tables.documents.send(command);
  }) as typeof documents.send;
  return retryingDocuments(documents);
}

const item = { pk: 'TENANT#acme', sk: 'A', value: 'mine' };

it('knows its own write again when the first answer was lost', async () => {
  const name = await tables.createTable();
  const table = openTable(unreliable('answer-lost'), name);

  expect(await putItem(table, item, isNew)).toBe('written');
});

it('says whether an item was there before, and takes a lost answer for one that said so', async () => {
  const name = await tables.createTable();
  const differs = {
    expression: 'attribute_not_exists(pk) OR #value <> :value',
    names: { '#value': 'value' },
  };
  const write = (documents: DynamoDBDocumentClient, value: string) =>
    replaceItem(
      openTable(documents, name),
      { ...item, value },
      { ...differs, values: { ':value': value } },
    );

  expect(await write(tables.documents, 'mine')).toBe('added');
  expect(await write(tables.documents, 'mine')).toBe('refused');
  expect(await write(tables.documents, 'yours')).toBe('replaced');
  expect(await write(unreliable('answer-lost'), 'ours')).toBe('replaced');
});

it('does not take another’s write for its own, however alike', async () => {
  const name = await tables.createTable();
  await putItem(openTable(tables.documents, name), item, isNew);

  expect(await putItem(openTable(unreliable('answer-lost'), name), item, isNew)).toBe('refused');
});

it('waits for a transaction that is in its way', async () => {
  const name = await tables.createTable();
  const table = openTable(unreliable('conflict', 3), name);

  expect(await putItem(table, item, isNew)).toBe('written');
});

it('repeats a transaction whose answer was lost without doing it twice', async () => {
  const name = await tables.createTable();
  const documents = unreliable('answer-lost');
  const table = openTable(documents, name);

  expect(await writeTogether(documents, [part.put(table, item, isNew)])).toEqual([]);
});

it('names the parts of a transaction that were refused, and writes none', async () => {
  const name = await tables.createTable();
  const { documents } = tables;
  const table = openTable(documents, name);
  await documents.send(new PutCommand({ TableName: name, Item: item }));
  const other = { ...item, sk: 'B' };

  const refused = await writeTogether(documents, [
    part.put(table, other, isNew),
    part.put(table, item, isNew),
  ]);

  expect(refused).toEqual([1]);
  expect(await table.get({ pk: other.pk, sk: other.sk })).toBeUndefined();
});
