import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Caller, gatherCallers } from './gather-callers.ts';
import type { ItemKey } from './keys/item-key.ts';
import { keysPerBatch, readBatch } from './read-batch.ts';
import type { Item } from './table.ts';

type Answer = Record<string, unknown>;
type Ask<Command> = (command: Command) => Promise<Answer>;
type Getting = Caller<GetCommand, Answer>;

/** Those who want the item of one key. */
type Wanted = { readonly key: ItemKey; readonly callers: Getting[] };

/**
 * A client that answers many readers with one request: items that are wanted at one time are read in
 * one batch, each once, and who asks the same query at the same time gets the same answer. A batch of
 * messages is worked on at once, and most of its orders ask for the same program, plan and creators.
 *
 * Nothing is remembered. Every answer was asked for after its question, and consistent reads stay
 * consistent, so that whoever has written reads what he wrote. Writes pass through.
 *
 * Readers must not change what they get, because others get it too. The function needs the right to
 * `BatchGetItem` beside `GetItem`.
 *
 * @param turn how long readers are gathered, for tests that have a time of their own; by default, for
 *   one turn of the event loop.
 */
export function coalescingDocuments(
  documents: DynamoDBDocumentClient,
  turn?: () => Promise<unknown>,
): DynamoDBDocumentClient {
  const send = documents.send.bind(documents) as unknown as Ask<object>;
  const getters = new Map<string, Ask<GetCommand>>();
  const queries = new Map<string, Ask<QueryCommand>>();

  function get(command: GetCommand): Promise<Answer> {
    const { TableName: table, ConsistentRead: isConsistent } = command.input;
    const place = JSON.stringify([table, isConsistent === true]);
    const ask = getters.get(place) ?? gatherCallers(readItems, turn);
    getters.set(place, ask);
    return ask(command);
  }

  async function readItems(callers: readonly Getting[]): Promise<void> {
    const wanted = [...groupByKey(callers).values()];
    const batches: Promise<void>[] = [];
    for (let start = 0; start < wanted.length; start += keysPerBatch) {
      batches.push(readWanted(wanted.slice(start, start + keysPerBatch)));
    }
    await Promise.all(batches);
  }

  async function readWanted(wanted: readonly Wanted[]): Promise<void> {
    const [first] = wanted[0]?.callers ?? [];
    if (first === undefined) return;
    if (wanted.length === 1) return answerAlone(wanted);
    const { TableName: table = '', ConsistentRead: isConsistent = false } = first.question.input;
    try {
      const keys = wanted.map(({ key }) => key);
      const items = await readBatch(documents, { table, keys, isConsistent });
      answerWith(wanted, items);
    } catch (error) {
      // One key that DynamoDB refuses (a code too long to be one) must not fail its neighbours.
      if (isRefusal(error)) return answerAlone(wanted);
      for (const { fail } of wanted.flatMap(({ callers }) => callers)) fail(error);
    }
  }

  async function answerAlone(wanted: readonly Wanted[]): Promise<void> {
    await Promise.all(wanted.map(({ callers }) => sendOnce(callers)));
  }

  /** Sends what all of these ask, once. */
  async function sendOnce(callers: readonly Caller<object, Answer>[]): Promise<void> {
    const [first] = callers;
    if (first === undefined) return;
    try {
      const found = await send(first.question);
      for (const { answer } of callers) answer(found);
    } catch (error) {
      for (const { fail } of callers) fail(error);
    }
  }

  function query(command: QueryCommand): Promise<Answer> {
    const question = JSON.stringify(command.input);
    const ask =
      queries.get(question) ?? gatherCallers(sendOnce, turn, () => queries.delete(question));
    queries.set(question, ask);
    return ask(command);
  }

  const coalescing = Object.create(documents) as DynamoDBDocumentClient;
  coalescing.send = ((command: object) => {
    if (command instanceof GetCommand && isPlain(command)) return get(command);
    if (command instanceof QueryCommand) return query(command);
    return send(command);
  }) as unknown as typeof documents.send;
  return coalescing;
}

const plainFields = new Set(['TableName', 'Key', 'ConsistentRead']);

/** Whether a batch can say all that a command says. */
function isPlain({ input }: GetCommand): boolean {
  return Object.keys(input).every((field) => plainFields.has(field));
}

function isRefusal(error: unknown): boolean {
  return (error as Error).name === 'ValidationException';
}

function groupByKey(callers: readonly Getting[]): Map<string, Wanted> {
  const groups = new Map<string, Wanted>();
  for (const caller of callers) {
    const key = caller.question.input.Key as ItemKey;
    const group = groups.get(nameOf(key)) ?? { key, callers: [] };
    group.callers.push(caller);
    groups.set(nameOf(key), group);
  }
  return groups;
}

function answerWith(wanted: readonly Wanted[], items: readonly Item[]): void {
  const found = new Map(items.map((item) => [nameOf(item as unknown as ItemKey), item]));
  for (const { key, callers } of wanted) {
    const item = found.get(nameOf(key));
    for (const { answer } of callers) answer(item === undefined ? {} : { Item: item });
  }
}

const nameOf = ({ pk, sk }: ItemKey): string => JSON.stringify([pk, sk]);
