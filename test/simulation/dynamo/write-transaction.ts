import { isDeepStrictEqual } from 'node:util';
import { addCosts, consumedByWrite } from './consumed.ts';
import { invalid, type Reason, tokenMismatch, transactionCanceled } from './errors.ts';
import { itemSize } from './item-size.ts';
import type { StoredTable, WriteCost } from './stored-table.ts';
import { isAllowed, keyOf, planWrite, type WriteInput } from './write-item.ts';

export type TransactionInput = {
  readonly TransactItems?: readonly Readonly<
    Partial<Record<'Put' | 'Update' | 'Delete' | 'ConditionCheck', WriteInput>>
  >[];
  readonly ClientRequestToken?: string;
  readonly ReturnConsumedCapacity?: string;
};

/** The requests of the last ten minutes by their tokens. */
export type TransactionTokens = Map<
  string,
  { readonly input: TransactionInput; readonly at: number }
>;

const maxParts = 100;
const tokenLifeMs = 10 * 60_000;

type Part = { readonly table: StoredTable; readonly input: WriteInput; readonly isCheck: boolean };

/** Answers a TransactWriteCommand: everything is written, or nothing and each part's reason is told. */
export function writeTransaction(
  findTable: (name: string) => StoredTable,
  input: TransactionInput,
  { tokens, now }: { readonly tokens: TransactionTokens; readonly now: number },
) {
  const parts = readParts(findTable, input);
  if (isRepeated(input, tokens, now))
    return answer(
      parts.map((part) => ({ ...part, cost: readCost(part) })),
      input,
    );

  const reasons = parts.map(judge);
  if (reasons.some(({ code }) => code !== 'None')) throw transactionCanceled(reasons);

  const planned = parts.map((part) => ({
    ...part,
    write: part.isCheck ? undefined : planWrite(part.table, part.input),
  }));
  const written = planned.map(({ table, write, ...part }) => ({
    ...part,
    table,
    cost: write === undefined ? readCost({ table, ...part }) : table.write(write.key, write.after),
  }));
  if (input.ClientRequestToken !== undefined)
    tokens.set(input.ClientRequestToken, { input, at: now });
  return answer(written, input);
}

/** Why a part is not written, or `None`. */
function judge({ table, input, isCheck }: Part): Reason {
  const before = table.get(keyOf(input.Item ?? input.Key));
  if (!isAllowed(input, before)) {
    const isTold = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && before !== undefined;
    return { code: 'ConditionalCheckFailed', ...(isTold ? { old: before } : {}) };
  }
  try {
    if (!isCheck) planWrite(table, input);
    return { code: 'None' };
  } catch (error) {
    if ((error as Error).name === 'ValidationException') return { code: 'ValidationError' };
    throw error;
  }
}

function readParts(
  findTable: (name: string) => StoredTable,
  { TransactItems: items = [] }: TransactionInput,
): Part[] {
  if (items.length === 0 || items.length > maxParts)
    throw invalid(`Member must have length less than or equal to ${maxParts}`);
  const parts = items.map(({ Put, Update, Delete, ConditionCheck }): Part => {
    const input = Put ?? Update ?? Delete ?? ConditionCheck;
    if (input === undefined)
      throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
    return { table: findTable(input.TableName), input, isCheck: ConditionCheck !== undefined };
  });
  const places = parts.map(({ input }) =>
    JSON.stringify([input.TableName, keyOf(input.Item ?? input.Key)]),
  );
  if (new Set(places).size < places.length) {
    throw invalid('Transaction request cannot include multiple operations on one item');
  }
  return parts;
}

function isRepeated(input: TransactionInput, tokens: TransactionTokens, now: number): boolean {
  const known =
    input.ClientRequestToken === undefined ? undefined : tokens.get(input.ClientRequestToken);
  if (known === undefined || now - known.at > tokenLifeMs) return false;
  if (known.input !== input && !isDeepStrictEqual(known.input.TransactItems, input.TransactItems))
    throw tokenMismatch();
  return true;
}

/** Looking at an item in a transaction costs as much as writing it. */
function readCost({ table, input }: Part): WriteCost {
  const item = table.get(keyOf(input.Item ?? input.Key));
  return { table: Math.max(1, Math.ceil((item ? itemSize(item) : 0) / 1024)), indexes: {} };
}

/** Each item of a transaction is written twice; its entries in indexes once. */
function answer(parts: readonly (Part & { readonly cost: WriteCost })[], input: TransactionInput) {
  const byTable = Map.groupBy(parts, ({ table }) => table.definition.name);
  const consumed = [...byTable].flatMap(([name, own]) => {
    const costs = own.map(({ cost }) => ({ ...cost, table: cost.table * 2 }));
    return consumedByWrite(name, addCosts(costs), input) ?? [];
  });
  return consumed.length === 0 ? {} : { ConsumedCapacity: consumed };
}
