import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { coalescingDocuments } from '../../../adapters/dynamo/coalescing-documents.ts';
import { openTable, type Table } from '../../../adapters/dynamo/table.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';

type Sent = { readonly name: string; readonly input: Record<string, unknown> };

/** A table behind a coalescing client; says what was sent, and lets a test hold or break a request. */
function open(intercept: (command: object) => Promise<void> = async () => {}) {
  const database = inMemoryDynamo([{ name: 'Main', indexes: [] }]);
  const sent: Sent[] = [];
  const counted = Object.create(database.documents) as DynamoDBDocumentClient;
  counted.send = (async (command: { readonly input: Record<string, unknown> }) => {
    sent.push({ name: command.constructor.name, input: command.input });
    await intercept(command);
    return database.execute(command);
  }) as unknown as typeof counted.send;
  const put = (sk: string, value: unknown, pk = 'A') =>
    database.execute(new PutCommand({ TableName: 'Main', Item: { pk, sk, value } }));
  const documents = coalescingDocuments(counted);
  const table = openTable(documents, 'Main');
  return { database, documents, table, sent, put, names: () => sent.map(({ name }) => name) };
}

const valuesOf = async (table: Table, ...keys: readonly string[]) => {
  const items = await Promise.all(keys.map((sk) => table.get({ pk: 'A', sk })));
  return items.map((item) => item?.value);
};

/** A promise that the test fulfils. */
function aGate() {
  let pass = () => {};
  const passed = new Promise<void>((resolve) => {
    pass = resolve;
  });
  return { passed, pass: () => pass() };
}

describe('items that are wanted at one time', () => {
  it('are read in one consistent request, each once, and each caller gets his own', async () => {
    const { table, put, sent } = open();
    for (const sk of ['1', '2', '3']) put(sk, `value ${sk}`);

    expect(await valuesOf(table, '3', '1', 'none', '2', '1')).toEqual([
      'value 3',
      'value 1',
      undefined,
      'value 2',
      'value 1',
    ]);
    const Keys = ['3', '1', 'none', '2'].map((sk) => ({ pk: 'A', sk }));
    expect(sent).toEqual([
      {
        name: 'BatchGetCommand',
        input: { RequestItems: { Main: { Keys, ConsistentRead: true } } },
      },
    ]);
  });

  it('are read in batches of a hundred', async () => {
    const { table, put, sent } = open();
    const keys = Array.from({ length: 230 }, (_, n) => `${n}`);
    for (const sk of keys) put(sk, sk);

    expect(await valuesOf(table, ...keys)).toEqual(keys);
    const sizes = sent.map(
      ({ input }) => (input as { RequestItems: { Main: { Keys: [] } } }).RequestItems.Main.Keys,
    );
    expect(sizes.map(({ length }) => length)).toEqual([100, 100, 30]);
  });

  it('are read as before if it is one alone', async () => {
    const { table, put, names } = open();
    put('1', 'one');

    expect(await valuesOf(table, '1', '1')).toEqual(['one', 'one']);
    expect(names()).toEqual(['GetCommand']);
  });

  it('are wanted for the next request, if one is under way that may have read before', async () => {
    const gate = aGate();
    const { table, put, names } = open(async (command) => {
      if (command instanceof GetCommand) await gate.passed;
    });
    put('1', 'old');

    const first = table.get({ pk: 'A', sk: '1' });
    await new Promise(setImmediate);
    expect(names()).toEqual(['GetCommand']);
    put('1', 'new');
    const second = valuesOf(table, '1', '2');
    await new Promise(setImmediate);
    expect(names()).toEqual(['GetCommand']);
    gate.pass();

    await first;
    expect(await second).toEqual(['new', undefined]);
    expect(names()).toEqual(['GetCommand', 'BatchGetCommand']);
  });

  it('are read apart if a batch could not say what a reader asks for', async () => {
    const { documents, put, names } = open();
    put('1', 'one');
    const key = { TableName: 'Main', Key: { pk: 'A', sk: '1' } };

    const [part, whole, late] = await Promise.all([
      documents.send(new GetCommand({ ...key, ProjectionExpression: 'sk' })),
      documents.send(new GetCommand({ ...key, ConsistentRead: true })),
      documents.send(new GetCommand(key)),
    ]);

    expect(part.Item).toEqual({ sk: '1' });
    expect(whole.Item).toEqual(late.Item);
    expect(names()).toEqual(['GetCommand', 'GetCommand', 'GetCommand']);
  });

  it('are asked for again as long as the table leaves some out', async () => {
    const { database, documents, table, put, names } = open();
    for (const sk of ['1', '2', '3']) put(sk, sk);
    const base = Object.getPrototypeOf(documents) as DynamoDBDocumentClient;
    const whole = base.send.bind(base) as unknown as (command: object) => Promise<unknown>;
    // The table is busy: of every batch it reads the first key only.
    base.send = (async (command: BatchGetCommand) => {
      await whole(command);
      const [first, ...rest] = command.input.RequestItems?.Main?.Keys ?? [];
      const read = database.execute(
        new BatchGetCommand({ RequestItems: { Main: { Keys: [first ?? {}] } } }),
      );
      const left = rest.length === 0 ? {} : { Main: { Keys: rest } };
      return { ...(read as object), UnprocessedKeys: left };
    }) as unknown as typeof base.send;

    expect(await valuesOf(table, '1', '2', '3')).toEqual(['1', '2', '3']);
    expect(names()).toEqual(['BatchGetCommand', 'BatchGetCommand', 'BatchGetCommand']);
  });

  it('fail all with the fault of their request, and the next are read again', async () => {
    let isDown = true;
    const { table, put } = open(async () => {
      if (isDown) throw new Error('The network is down.');
    });
    put('1', 'one');

    const answers = await Promise.allSettled([valuesOf(table, '1'), valuesOf(table, '2')]);
    expect(answers).toMatchObject([
      { status: 'rejected', reason: { message: 'The network is down.' } },
      { status: 'rejected', reason: { message: 'The network is down.' } },
    ]);
    isDown = false;
    expect(await valuesOf(table, '1', '2')).toEqual(['one', undefined]);
  });

  it('do not fail with a neighbour whose key is refused', async () => {
    const { table, put } = open(async (command) => {
      if (!JSON.stringify(command).includes('too long')) return;
      const message = 'One or more parameter values were invalid.';
      const fault = { name: 'ValidationException', $fault: 'client', message, $metadata: {} };
      throw new DynamoDBServiceException(fault as never);
    });
    put('1', 'one');

    const answers = await Promise.allSettled([
      valuesOf(table, '1'),
      valuesOf(table, 'too long'),
      valuesOf(table, '2'),
    ]);
    expect(answers).toMatchObject([
      { status: 'fulfilled', value: ['one'] },
      { status: 'rejected', reason: { name: 'ValidationException' } },
      { status: 'fulfilled', value: [undefined] },
    ]);
  });
});

describe('queries that are asked at one time', () => {
  it('share a request if they are the same, and only then', async () => {
    const { table, put, sent } = open();
    put('1', 'one');
    put('1', 'other', 'B');

    const found = await Promise.all([
      table.query('A', 'all'),
      table.query('A', 'all'),
      table.query('B', 'all'),
      table.query('A', 'all', 1),
    ]);

    expect(found.map((items) => items.map(({ value }) => value))).toEqual([
      ['one'],
      ['one'],
      ['other'],
      ['one'],
    ]);
    expect(sent).toHaveLength(3);
  });

  it('are asked again, once, by those who come while one is under way', async () => {
    const gate = aGate();
    const { table, put, names } = open(async () => gate.passed);
    put('1', 'one');

    const first = table.query('A', 'all');
    await new Promise(setImmediate);
    put('2', 'two');
    const later = [table.query('A', 'all'), table.query('A', 'all')];
    gate.pass();

    await first;
    for (const items of await Promise.all(later)) expect(items).toHaveLength(2);
    expect(names()).toEqual(['QueryCommand', 'QueryCommand']);
  });

  it('share a fault, too', async () => {
    const { table } = open(async () => {
      throw new Error('The network is down.');
    });

    const answers = await Promise.allSettled([table.query('A', 'all'), table.query('A', 'all')]);

    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

it('lets writes pass, each by itself, and reads what was written before', async () => {
  const { documents, table, names } = open();
  const write = (value: string) =>
    documents.send(new PutCommand({ TableName: 'Main', Item: { pk: 'A', sk: '1', value } }));

  await write('one');
  expect(await valuesOf(table, '1')).toEqual(['one']);
  await Promise.all([write('two'), write('two')]);
  expect(await valuesOf(table, '1')).toEqual(['two']);

  const written = names().filter((name) => name === 'PutCommand');
  expect(written).toHaveLength(3);
  expect(names()).not.toContain(QueryCommand.name);
});
